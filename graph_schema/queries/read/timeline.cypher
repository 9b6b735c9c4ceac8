// What happened, in order, with these actors together (one: of that actor) or on this topic: meetings and positions?
// :param actors => ['person:donald-trump']
// :param topic => null
// :param from => '0001-01-01'
// :param to => '9999-12-31'
// :param skip => 0
// :param limit => 50
// :returns total, items
// :hits actor 176, topic 2806
CALL () {
  UNWIND [x IN [$actors] WHERE x <> []] AS ids
  MATCH (:Actor {id: ids[0]})-[r:PARTICIPATED_IN|EXCLUDED_FROM|ABSENT_FROM]->(m:Meeting)
  WHERE m.first_day IS NOT NULL AND m.first_day <= date($to) AND m.last_day >= date($from)
    AND all(id IN ids[1..] WHERE EXISTS { (:Actor {id: id})-[:PARTICIPATED_IN|EXCLUDED_FROM|ABSENT_FROM]->(m) })
  RETURN m.first_day AS day, 'meeting' AS type, m.id AS id, {
    title: m.title, kind: m.kind, status: m.status, date: m.start_date, role: r.role, sentence: r.sentence,
    article_id: r.article_id
  } AS what
  UNION
  UNWIND [x IN [$actors] WHERE x <> []] AS ids
  MATCH (a:Actor)-[:HOLDS]->(p:Position)
  WHERE a.id IN ids AND p.stated_on >= date($from) AND p.stated_on <= date($to)
    AND (size(ids) = 1 OR EXISTS { MATCH (p)-[:TOWARD]->(b:Actor) WHERE b.id IN ids })
  RETURN p.stated_on AS day, 'position' AS type, p.id AS id, {
    title: a.name + ' ' + p.stance + ' ' + head(COLLECT { MATCH (p)-[:ON]->(t:Topic) RETURN t.name LIMIT 1 }),
    kind: p.stance, status: null, date: toString(p.stated_on), role: null, sentence: p.sentence,
    article_id: head(COLLECT { MATCH (p)<-[:SUPPORTS]-(c:PositionClaim) RETURN c.article_id ORDER BY c.id LIMIT 1 })
  } AS what
  UNION
  MATCH (:Topic {id: $topic})<-[:ON]-(p:Position)<-[:HOLDS]-(a:Actor)
  WHERE p.stated_on >= date($from) AND p.stated_on <= date($to)
  RETURN p.stated_on AS day, 'position' AS type, p.id AS id, {
    title: a.name + ' ' + p.stance, kind: p.stance, status: null, date: toString(p.stated_on), role: null,
    sentence: p.sentence,
    article_id: head(COLLECT { MATCH (p)<-[:SUPPORTS]-(c:PositionClaim) RETURN c.article_id ORDER BY c.id LIMIT 1 })
  } AS what
}
WITH day, type, id, what ORDER BY day, type, id
WITH collect({day: toString(day), type: type, id: id, what: what}) AS found
RETURN size(found) AS total, found[$skip..$skip + $limit] AS items;
