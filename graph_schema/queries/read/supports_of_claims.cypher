// Which facts do these claims support, and why?
// :param ids => ['mc-0000000000000001']
// :returns claim, fact, reason
// :hits 7
UNWIND $ids AS id
MATCH (c:Claim {id: id})-[s:SUPPORTS]->(fact)
RETURN c.id AS claim, fact.id AS fact, s.reason AS reason;
