// Which actors go by this name? Exact names and aliases come first; else all in whose name the words stand together.
// :param name => 'Zelenskyy'
// :returns id, name, kind, exact
// :hits 10
WITH trim(replace(replace($name, '"', ' '), '\\', ' ')) AS words
CALL (words) {
  MATCH (a:Actor {id: $name})
  RETURN a, true AS exact
  UNION
  MATCH (a:Actor {name_key: toLower(words)})
  RETURN a, true AS exact
  UNION
  WITH words WHERE words <> ''
  CALL db.index.fulltext.queryNodes('actor_names', '"' + words + '"') YIELD node AS a
  RETURN a, any(known IN [a.name] + coalesce(a.aliases, []) WHERE toLower(known) = toLower(words)) AS exact
}
WITH a, max(exact) AS exact
ORDER BY exact DESC, COUNT { (a)-[:PARTICIPATED_IN]->() } DESC, a.name, a.id LIMIT 100
RETURN a.id AS id, a.name AS name,
  CASE WHEN a:Person THEN 'person' WHEN a:State THEN 'state' ELSE 'organization' END AS kind, exact;
