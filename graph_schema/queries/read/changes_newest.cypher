// What have the last writes since this moment changed, the newest first, in words? Meetings and actors by their names.
// :param moment => '2025-08-15T00:00:00Z'
// :param limit => 6
// :param names => 5
// :returns number, at, causes, articles, decision, created, changed, merged, deleted, positions
// :hits 404
MATCH (c:Change)
WHERE c.id >= 1
WITH c ORDER BY c.id DESC LIMIT $limit
WHERE c.at > datetime($moment)
WITH c, [id IN c.created WHERE id STARTS WITH 'm-' OR split(id, ':')[0] IN ['person', 'state', 'organization']] AS created,
  [id IN c.changed WHERE id STARTS WITH 'm-' OR split(id, ':')[0] IN ['person', 'state', 'organization']] AS changed
RETURN c.id AS number, toString(c.at) AS at, c.causes AS causes,
  COLLECT {
    UNWIND c.causes[..100] AS id
    MATCH (a:Article {id: id})
    WITH a ORDER BY a.published_at DESC, a.id LIMIT $names
    RETURN a {.id, .title, .outlet}
  } AS articles,
  head(COLLECT { MATCH (d:Decision {id: c.causes[0]}) RETURN d {.kind, .about_names, .author, .reason, undone: d.undone_at IS NOT NULL} }) AS decision,
  {total: size(created), items: COLLECT {
    UNWIND created[..50] AS id
    MATCH (f:Meeting|Actor {id: id})
    WITH f ORDER BY f:Meeting DESC, f.id LIMIT $names
    RETURN f {.id, .title, .name, .status}
  }} AS created,
  {total: size(changed), items: COLLECT {
    UNWIND changed[..50] AS id
    MATCH (f:Meeting|Actor {id: id})
    WITH f ORDER BY f:Meeting DESC, f.id LIMIT $names
    RETURN f {.id, .title, .name, .status}
  }} AS changed,
  COLLECT {
    UNWIND range(0, size(c.merged) - 1) AS i
    MATCH (f:Meeting|Actor {id: c.into[i]})
    RETURN {id: c.merged[i], into: f {.id, .title, .name, .status}} LIMIT $names
  } AS merged,
  size(c.deleted) AS deleted, size([id IN c.created WHERE id STARTS WITH 'p-']) AS positions
ORDER BY number DESC;
