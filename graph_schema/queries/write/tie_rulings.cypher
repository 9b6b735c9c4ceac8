// Which decisions hold for each of these claims? Those that held before do so no more.
// :param rows => [{claim: 'mc-0000000000000001', decisions: ['dec-0000000000000001']}]
UNWIND $rows AS row
MATCH (c:Claim {id: row.claim})
OPTIONAL MATCH (c)-[old:RULED_BY]->(:Decision)
DELETE old
WITH DISTINCT c, row
UNWIND row.decisions AS decision
MATCH (d:Decision {id: decision})
CREATE (c)-[:RULED_BY]->(d);
