// Whom did this actor meet, how often, and when last? Only meetings that took place count.
// :param actor => 'Volodymyr Zelenskyy'
// :returns actor, met, kind, times, last, last_meeting, sentence
// :hits 382
CALL db.index.fulltext.queryNodes('actor_names', '"' + replace(replace($actor, '"', ' '), '\\', ' ') + '"') YIELD node AS a
MATCH (a)-[:PARTICIPATED_IN]->(m:Meeting)<-[p:PARTICIPATED_IN]-(b:Actor)
WHERE m.status IN ['held', 'ongoing'] AND p.role <> 'invited'
WITH a, b, m, p ORDER BY m.first_day IS NULL, m.first_day DESC, m.id
WITH a, b, count(DISTINCT m) AS times, head(collect({m: m, p: p})) AS latest
RETURN a.name AS actor, b.name AS met,
  CASE WHEN b:Person THEN 'person' WHEN b:State THEN 'state' ELSE 'organization' END AS kind,
  times, latest.m.start_date AS last, latest.m.title AS last_meeting, latest.p.sentence AS sentence
ORDER BY times DESC, last DESC, met LIMIT 500;
