// Which articles speak of somebody under one of these names, some articles left out?
// :param names => ['person:volodymyr-zelenskyy']
// :param without => ['art-0000000000000001']
// :returns id
// :hits 1
UNWIND $names AS name
MATCH (:Name {id: name})<-[:NAMES]-(c:ActorClaim)
WHERE NOT c.article_id IN $without
RETURN DISTINCT c.article_id AS id
ORDER BY id;
