// Keep these positions with exactly these properties; who holds them, on what, toward whom, where is written anew.
// :param rows => [{id: 'p-ana-prado-0000000001', properties: {id: 'p-ana-prado-0000000001', stance: 'rejects'}}]
UNWIND $rows AS row
MERGE (p:Position {id: row.id})
SET p = row.properties
WITH p
OPTIONAL MATCH (p)-[old:ON|TOWARD|STATED_AT]->()
DELETE old
WITH DISTINCT p
OPTIONAL MATCH (p)<-[old:HOLDS]-()
DELETE old;
