// Keep what was known of positions before, with exactly these properties; all that ties it is written anew.
// :param rows => [{id: 'p-ana-prado-0000000001@2025-08-12', properties: {id: 'p-ana-prado-0000000001@2025-08-12', stance: 'rejects'}}]
UNWIND $rows AS row
MERGE (then:PositionThen {id: row.id})
SET then = row.properties
WITH then
OPTIONAL MATCH (then)-[old:WAS_KNOWN_AS|WAS_KNOWN_ON|WAS_KNOWN_TOWARD|WAS_KNOWN_STATED_AT]-()
DELETE old;
