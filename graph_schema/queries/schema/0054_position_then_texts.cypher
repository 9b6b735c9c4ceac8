// Which position was known then by words like these?
CREATE FULLTEXT INDEX position_then_texts IF NOT EXISTS FOR (p:PositionThen) ON EACH [p.sentence, p.quote]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'standard-folding'}};
