// Who met whom how often, in meetings of this status with a day between these two, and when last?
// `actors` are ids to whose meetings the network is kept ([]: all), to the last `most` of them; `kinds` are kinds of actors.
// :param actors => []
// :param kinds => ['person']
// :param status => 'held'
// :param from => '2015-01-01'
// :param to => '2025-12-31'
// :param most => 100000
// :param limit => 500
// :returns a, b, meetings, first, last
// :hits actor 2110, days 51753
CALL () {
  UNWIND [x IN [$actors] WHERE x <> []] AS ids
  UNWIND ids AS id
  MATCH (:Actor {id: id})-[:PARTICIPATED_IN]->(m:Meeting)
  WHERE m.status = $status AND m.first_day IS NOT NULL
  WITH DISTINCT m ORDER BY m.first_day DESC LIMIT $most
  RETURN m
  UNION
  UNWIND [x IN [$actors] WHERE x = []] AS everybody
  MATCH (m:Meeting)
  WHERE m.first_day <= date($to) AND m.last_day >= date($from)
  RETURN m
}
WITH m
WHERE m.status = $status AND m.first_day <= date($to) AND m.last_day >= date($from)
MATCH (a:Actor)-[:PARTICIPATED_IN]->(m)<-[:PARTICIPATED_IN]-(b:Actor)
WHERE a.id < b.id
WITH a, b, m,
  CASE WHEN a:Person THEN 'person' WHEN a:State THEN 'state' ELSE 'organization' END AS a_kind,
  CASE WHEN b:Person THEN 'person' WHEN b:State THEN 'state' ELSE 'organization' END AS b_kind
WHERE a_kind IN $kinds AND b_kind IN $kinds
WITH a, a_kind, b, b_kind, count(m) AS meetings, min(m.start_date) AS first, max(m.start_date) AS last
ORDER BY meetings DESC, a.id, b.id LIMIT $limit
RETURN {id: a.id, name: a.name, kind: a_kind} AS a, {id: b.id, name: b.name, kind: b_kind} AS b, meetings, first, last;
