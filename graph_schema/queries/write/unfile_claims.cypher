// Take these meeting claims off the keys under which they are filed; which keys were these?
// :param ids => ['mc-0000000000000001']
// :returns key
UNWIND $ids AS id
MATCH (:Claim {id: id})-[filed:FILED_UNDER]->(k:MatchKey)
DELETE filed
RETURN DISTINCT k.id AS key;
