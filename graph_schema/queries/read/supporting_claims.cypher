// Which claims support these actors, places and topics, some articles left out?
// :param ids => ['person:volodymyr-zelenskyy', 'place:geneva-switzerland', 'topic:ceasefire']
// :param without => ['art-0000000000000001']
// :returns id
// :hits 20
UNWIND $ids AS fact
MATCH (:Actor|Place|Topic {id: fact})<-[:SUPPORTS]-(c:Claim)
WHERE NOT c.article_id IN $without
RETURN DISTINCT c.id AS id
ORDER BY id;
