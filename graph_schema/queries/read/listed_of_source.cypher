// Which entries does an authority list have? Some at a time, from an id on.
// :param source => 'opensanctions'
// :param after => ''
// :param limit => 500
// :returns id, name
// :hits 1
MATCH (l:ListedActor {source: $source})
WHERE l.id > $after
RETURN l.id AS id, l.name AS name
ORDER BY id
LIMIT $limit;
