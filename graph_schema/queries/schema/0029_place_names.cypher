// Which place has a name like this?
CREATE FULLTEXT INDEX place_names IF NOT EXISTS FOR (p:Place) ON EACH [p.name]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'standard-folding'}};
