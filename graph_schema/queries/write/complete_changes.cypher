// Set these properties, which a bulk import could not carry, of entries of the log of changes.
// :param rows => [{id: 1, properties: {deleted: []}}]
UNWIND $rows AS row
MATCH (n:Change {id: row.id})
SET n += row.properties;
