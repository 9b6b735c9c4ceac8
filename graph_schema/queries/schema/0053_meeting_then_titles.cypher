// Which meeting had a title like this then?
CREATE FULLTEXT INDEX meeting_then_titles IF NOT EXISTS FOR (m:MeetingThen) ON EACH [m.title]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'standard-folding'}};
