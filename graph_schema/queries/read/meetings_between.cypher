// When, where and how did these two meet, or mean to meet?
// :param a => 'Donald Trump'
// :param b => 'Vladimir Putin'
// :returns meeting, title, kind, status, start_date, place, first, second, sentences
// :hits 153
CALL db.index.fulltext.queryNodes('actor_names', '"' + replace(replace($a, '"', ' '), '\\', ' ') + '"') YIELD node AS first
WITH collect(first) AS firsts
CALL db.index.fulltext.queryNodes('actor_names', '"' + replace(replace($b, '"', ' '), '\\', ' ') + '"') YIELD node
WITH firsts, collect(node) AS seconds
UNWIND firsts AS first
MATCH (first)-[p:PARTICIPATED_IN]->(m:Meeting)<-[o:PARTICIPATED_IN]-(second:Actor)
WHERE second IN seconds
WITH m, {first: first, p: p, o: o, second: second} AS pair
ORDER BY pair.first.name, pair.second.name
WITH m, collect(pair) AS pairs
RETURN m.id AS meeting, m.title AS title, m.kind AS kind, m.status AS status, m.start_date AS start_date,
  head(COLLECT { MATCH (m)-[:HELD_IN]->(p:Place) RETURN p.name LIMIT 1 }) AS place,
  reduce(names = [], pair IN pairs | CASE WHEN pair.first.name IN names THEN names ELSE names + pair.first.name END) AS first,
  reduce(names = [], pair IN pairs | CASE WHEN pair.second.name IN names THEN names ELSE names + pair.second.name END) AS second,
  reduce(seen = [], s IN reduce(all = [], pair IN pairs | all + [pair.p.sentence, pair.o.sentence])
         | CASE WHEN s IS NULL OR s IN seen THEN seen ELSE seen + s END) AS sentences
ORDER BY m.first_day IS NULL, m.first_day DESC, m.id LIMIT 500;
