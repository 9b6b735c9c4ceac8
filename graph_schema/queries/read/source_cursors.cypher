// How far were the sources read, and how many seconds ago?
// :returns id, cursor, read_at, age
// :hits 1
MATCH (source:Source)
RETURN source.id AS id, source.cursor AS cursor, toString(source.read_at) AS read_at,
  duration.inSeconds(source.read_at, datetime.realtime()).seconds AS age
ORDER BY id;
