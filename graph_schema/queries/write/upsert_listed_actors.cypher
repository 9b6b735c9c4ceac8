// Keep entries of authority lists with exactly these properties, each under the keys of its names.
// :param rows => [{id: 'opensanctions:Q1', properties: {id: 'opensanctions:Q1', source: 'opensanctions'}, keys: ['person:ana prado']}]
UNWIND $rows AS row
MERGE (l:ListedActor {id: row.id})
SET l = row.properties
WITH l, row
OPTIONAL MATCH (l)-[old:LISTED_UNDER]->(k:NameKey)
WHERE NOT k.id IN row.keys
DELETE old
WITH DISTINCT l, row
UNWIND row.keys AS key
MERGE (k:NameKey {id: key})
MERGE (l)-[:LISTED_UNDER]->(k);
