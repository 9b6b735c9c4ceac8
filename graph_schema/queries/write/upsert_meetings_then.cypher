// Keep what was known of meetings before, with exactly these properties; all that ties it is written anew.
// :param rows => [{id: 'm-talks-geneva-00000001@2025-08-12', properties: {id: 'm-talks-geneva-00000001@2025-08-12', status: 'planned'}}]
UNWIND $rows AS row
MERGE (then:MeetingThen {id: row.id})
SET then = row.properties
WITH then
OPTIONAL MATCH (then)-[old:WAS_KNOWN_AS|WAS_KNOWN_IN|WAS_KNOWN_AT|WAS_KNOWN_PART_OF|DISAGREES_WITH]-()
DELETE old;
