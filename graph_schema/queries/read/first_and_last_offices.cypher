// Which claims tell first and last that these people hold an office, for each office and each name of whom they speak for?
// Without `principal`, as in graphs of earlier versions, a claim counts by itself.
// :param ids => ['person:volodymyr-zelenskyy']
// :param without => ['art-0000000000000001']
// :returns id
// :hits 15
UNWIND $ids AS person
MATCH (:Actor {id: person})<-[:SUPPORTS]-(c:OfficeClaim)-[:FROM]->(art:Article)
WHERE NOT c.article_id IN $without
WITH person, c ORDER BY art.published_at, c.article_id, c.start, c.end, c.id
WITH person, c.office AS office, coalesce(c.principal, c.id) AS principal, collect(c.id) AS ids
UNWIND [head(ids), last(ids)] AS id
RETURN DISTINCT id
ORDER BY id;
