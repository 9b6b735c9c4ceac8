// What was said anew, changed, merged or dropped last, fact by fact, the latest first?
// `types` (meeting, position, actor, topic, place) and `kinds` (created, changed, merged, deleted) keep only some ([]: all).
// With `actors`, ids, only the facts in which one of them has a part now. Looks back over 2,000 writes at most.
// :param number => 0
// :param moment => null
// :param types => ['meeting', 'position']
// :param kinds => []
// :param actors => []
// :param limit => 50
// :returns items
// :hits all 4366, actor 23236
CALL () {
  UNWIND $actors AS id
  MATCH (:Actor {id: id})-[:PARTICIPATED_IN|EXCLUDED_FROM|ABSENT_FROM|HOLDS|TOWARD]-(fact:Meeting|Position)
  RETURN collect(fact.id) AS theirs
}
RETURN COLLECT {
  CALL () {
    MATCH (c:Change)
    WHERE c.id > $number
    RETURN c ORDER BY c.id DESC LIMIT 2000
  }
  WITH c
  WHERE $moment IS NULL OR c.at > datetime($moment)
  UNWIND [id IN c.created | {change: 'created', id: id}] + [id IN c.changed | {change: 'changed', id: id}]
    + [i IN range(0, size(c.merged) - 1) | {change: 'merged', id: c.merged[i], into: c.into[i]}]
    + [id IN c.deleted | {change: 'deleted', id: id}] AS told
  WITH c, told, coalesce(told.into, told.id) AS now,
    CASE WHEN told.id STARTS WITH 'm-' THEN 'meeting' WHEN told.id STARTS WITH 'p-' THEN 'position'
         WHEN told.id STARTS WITH 'topic:' THEN 'topic' WHEN told.id STARTS WITH 'place:' THEN 'place' ELSE 'actor' END AS type
  WHERE (size($types) = 0 OR type IN $types) AND (size($kinds) = 0 OR told.change IN $kinds)
    AND (size($actors) = 0 OR now IN $actors OR now IN theirs)
  WITH c, told, now, type ORDER BY c.id DESC, type, told.id LIMIT $limit
  RETURN {
    number: c.id, at: toString(c.at), causes: c.causes, change: told.change, type: type, id: told.id, now: now,
    fact: head(COLLECT {
      MATCH (m:Meeting {id: now})
      RETURN {
        name: m.title, kind: m.kind, status: m.status, date: m.start_date,
        place: head(COLLECT { MATCH (m)-[:HELD_IN]->(p:Place) RETURN p.name LIMIT 1 }),
        actors: COLLECT {
          MATCH (a:Actor)-[part:PARTICIPATED_IN]->(m)
          WITH a, part ORDER BY part.role <> 'host', part.confidence DESC, a.name LIMIT 12
          RETURN a.name
        }
      } AS fact
      UNION ALL
      MATCH (p:Position {id: now})
      RETURN {
        name: head(COLLECT { MATCH (p)-[:ON]->(t:Topic) RETURN t.name LIMIT 1 }), kind: p.stance, status: null,
        date: toString(p.stated_on), place: null,
        actors: COLLECT { MATCH (a:Actor)-[:HOLDS]->(p) WITH a ORDER BY a.name LIMIT 12 RETURN a.name }
      } AS fact
      UNION ALL
      MATCH (n:Actor|Topic|Place {id: now})
      RETURN {name: n.name, kind: type, status: null, date: null, place: null, actors: []} AS fact
    }),
    said: head(COLLECT {
      MATCH (fact:Meeting|Position {id: now})<-[:SUPPORTS]-(claim:Claim)-[:FROM]->(art:Article)
      WITH claim, art ORDER BY claim.confidence DESC, art.published_at, claim.id LIMIT 1
      RETURN {
        sentence: claim.sentence, claim: claim.id, outlet: art.outlet, url: art.url, published_at: toString(art.published_at)
      }
    })
  }
} AS items;
