// Which position was put in words like these?
CREATE FULLTEXT INDEX position_texts IF NOT EXISTS FOR (p:Position) ON EACH [p.sentence, p.quote]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'standard-folding'}};
