// Forget these claims; which names did they use?
// :param ids => ['ac-0000000000000001']
// :returns name
UNWIND $ids AS id
MATCH (c:Claim {id: id})
OPTIONAL MATCH (c)-[:NAMES]->(n:Name)
DETACH DELETE c
RETURN DISTINCT n.id AS name;
