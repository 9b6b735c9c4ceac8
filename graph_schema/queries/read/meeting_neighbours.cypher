// Which meetings of the same people came before and after this one?
// :param id => 'm-summit-anchorage-8a46a5d8'
// :returns id, title, kind, status, start_date, shared, earlier
// :hits 29619
MATCH (m:Meeting {id: $id})<-[:PARTICIPATED_IN]-(a:Actor)-[:PARTICIPATED_IN]->(o:Meeting)
WHERE o <> m
WITH m, o, count(a) AS shared
WHERE o.first_day IS NOT NULL AND m.first_day IS NOT NULL
WITH m, o, shared, abs(duration.inDays(m.first_day, o.first_day).days) AS away
ORDER BY shared DESC, away, o.id LIMIT 8
RETURN o.id AS id, o.title AS title, o.kind AS kind, o.status AS status, o.start_date AS start_date, shared,
  o.first_day < m.first_day AS earlier
ORDER BY o.first_day, id;
