// Which claims support these actors, places and topics, one article left out?
// :param ids => ['person:volodymyr-zelenskyy', 'place:geneva-switzerland', 'topic:ceasefire']
// :param without => 'art-0000000000000001'
// :returns id
UNWIND $ids AS fact
MATCH (:Actor|Place|Topic {id: fact})<-[:SUPPORTS]-(c:Claim)
WHERE c.article_id <> $without
RETURN DISTINCT c.id AS id
ORDER BY id;
