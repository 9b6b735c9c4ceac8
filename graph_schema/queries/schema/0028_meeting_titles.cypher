// Which meeting has a title like this?
CREATE FULLTEXT INDEX meeting_titles IF NOT EXISTS FOR (m:Meeting) ON EACH [m.title]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'standard-folding'}};
