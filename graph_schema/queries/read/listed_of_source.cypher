// Which entries does an authority list have? Some at a time, from an id on.
// :param source => 'opensanctions'
// :param after => ''
// :param limit => 500
// :returns id, payload
MATCH (l:ListedActor {source: $source})
WHERE l.id > $after
RETURN l.id AS id, l.payload AS payload
ORDER BY id
LIMIT $limit;
