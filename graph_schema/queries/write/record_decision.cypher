// Keep this decision with exactly these properties, found by the articles and names to which it refers.
// :param id => 'dec-0000000000000001'
// :param properties => {id: 'dec-0000000000000001', kind: 'same', author: 'Ana Prado', reason: 'one summit, two outlets'}
// :param keys => ['art-0000000000000001', 'person:ana-prado']
MERGE (d:Decision {id: $id})
SET d = $properties
WITH d
UNWIND $keys AS key
MERGE (k:DecisionKey {id: key})
MERGE (d)-[:REFERS_TO]->(k);
