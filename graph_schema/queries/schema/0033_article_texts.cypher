// Which article has words like these?
CREATE FULLTEXT INDEX article_texts IF NOT EXISTS FOR (a:Article) ON EACH [a.title, a.text]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'standard-folding'}};
