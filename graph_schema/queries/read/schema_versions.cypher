// Which schema files were applied to this graph, and what did they say then?
// :returns id, checksum
// :hits 178
MATCH (v:SchemaVersion)
RETURN v.id AS id, v.checksum AS checksum
ORDER BY id;
