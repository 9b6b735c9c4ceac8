// Which sentence of an article has words like these?
CREATE FULLTEXT INDEX claim_sentences IF NOT EXISTS FOR (c:Claim) ON EACH [c.sentence]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'standard-folding'}};
