// What was decided about these articles and names?
// :param keys => ['art-0000000000000001', 'person:ana-prado']
// :returns payload
// :hits 2
UNWIND $keys AS key
MATCH (:DecisionKey {id: key})<-[:REFERS_TO]-(d:Decision)
WITH DISTINCT d
RETURN d.payload AS payload
ORDER BY d.id;
