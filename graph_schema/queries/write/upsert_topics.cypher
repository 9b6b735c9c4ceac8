// Keep these topics with exactly these properties.
// :param rows => [{id: 'topic:ceasefire', properties: {id: 'topic:ceasefire', name: 'ceasefire'}}]
UNWIND $rows AS row
MERGE (t:Topic {id: row.id})
SET t = row.properties;
