// Keep these places with exactly these properties; in which state each lies is written anew afterwards.
// :param rows => [{id: 'place:nairobi-kenya', properties: {id: 'place:nairobi-kenya', name: 'Nairobi, Kenya'}}]
UNWIND $rows AS row
MERGE (p:Place {id: row.id})
SET p = row.properties
WITH p
OPTIONAL MATCH (p)-[old:IN_STATE]->()
DELETE old;
