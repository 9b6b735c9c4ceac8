// Which meeting does each of these claims support?
// :param ids => ['mc-0000000000000001']
// :returns claim, meeting
// :hits 7
UNWIND $ids AS id
MATCH (c:Claim {id: id})-[:SUPPORTS]->(m:Meeting)
RETURN c.id AS claim, m.id AS meeting;
