// Keep these meetings with exactly these properties; who took part, where, of what they are part, the steps of their
// status and who disagrees is written anew.
// :param rows => [{id: 'm-talks-geneva-00000001', properties: {id: 'm-talks-geneva-00000001', title: 'Talks in Geneva'}}]
UNWIND $rows AS row
MERGE (m:Meeting {id: row.id})
SET m = row.properties
WITH m
OPTIONAL MATCH (m)-[old:HELD_IN|PART_OF|HAD_STATUS]->()
DELETE old
WITH DISTINCT m
OPTIONAL MATCH (m)<-[old:PARTICIPATED_IN|EXCLUDED_FROM|ABSENT_FROM|DISAGREES_WITH]-()
DELETE old;
