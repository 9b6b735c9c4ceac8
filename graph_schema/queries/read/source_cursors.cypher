// How far were the sources read, and when?
// :returns id, cursor, read_at
MATCH (source:Source)
RETURN source.id AS id, source.cursor AS cursor, toString(source.read_at) AS read_at
ORDER BY id;
