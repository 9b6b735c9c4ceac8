// Which topic has a name like this?
CREATE FULLTEXT INDEX topic_names IF NOT EXISTS FOR (t:Topic) ON EACH [t.name]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'standard-folding'}};
