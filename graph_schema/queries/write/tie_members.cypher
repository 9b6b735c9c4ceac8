// Tie states to the organisations that they belong to, where both are in the graph.
// :param rows => [{state: 'state:FRA', organization: 'organization:european-union'}]
UNWIND $rows AS row
MATCH (s:Actor {id: row.state})
MATCH (o:Actor {id: row.organization})
WHERE s:State AND o:Organization
MERGE (s)-[:MEMBER_OF]->(o);
