// Who was kept out of a meeting or stayed away from it? Words of the actor's name; '' for everybody.
// :param actor => ''
// :returns actor, how, meeting, title, status, start_date, sentence, outlet, published_at, url
// :hits 17
WITH trim(replace(replace($actor, '"', ' '), '\\', ' ')) AS words
CALL (words) {
  WITH words WHERE words <> ''
  CALL db.index.fulltext.queryNodes('actor_names', '"' + words + '"') YIELD node AS a
  MATCH (a)-[p:EXCLUDED_FROM|ABSENT_FROM]->(m:Meeting)
  RETURN a, p, m
  UNION
  WITH words WHERE words = ''
  MATCH (a)-[p:EXCLUDED_FROM]->(m)
  RETURN a, p, m
  UNION
  WITH words WHERE words = ''
  MATCH (a)-[p:ABSENT_FROM]->(m)
  RETURN a, p, m
}
OPTIONAL MATCH (art:Article {id: p.article_id})
RETURN a.name AS actor, CASE type(p) WHEN 'EXCLUDED_FROM' THEN 'excluded' ELSE 'absent' END AS how,
  m.id AS meeting, m.title AS title, m.status AS status, m.start_date AS start_date,
  p.sentence AS sentence, art.outlet AS outlet, toString(art.published_at) AS published_at, art.url AS url
ORDER BY m.first_day IS NULL, m.first_day DESC, m.id, how DESC, actor LIMIT 500;
