// How far was this source read, and when?
// :param id => 'example-feed'
// :param cursor => '{}'
MERGE (source:Source {id: $id})
SET source.cursor = $cursor, source.read_at = datetime.realtime();
