// Let the next run of a source begin elsewhere. When it was read last stays as it is.
// :param id => 'example-post'
// :param cursor => '{}'
// :returns id
MATCH (source:Source {id: $id})
SET source.cursor = $cursor
RETURN source.id AS id;
