// Who took part in this meeting, in what role, and which sentences say so? The excluded and the absent are not here.
// `as_of` is a day: who was known on that day to take part or to be about to (null: now).
// :param id => 'm-summit-anchorage-8a46a5d8'
// :param as_of => null
// :param skip => 0
// :param limit => 100
// :returns total, items
// :hits 429
MATCH (m:Meeting {id: $id})
WITH m, date(coalesce($as_of, '9999-12-31')) AS day
// What was known of it on that day: the meeting itself, or what it was before.
UNWIND [m] + COLLECT { MATCH (m)-[:WAS_KNOWN_AS]->(then) RETURN then } AS s
WITH m, s, day
WHERE coalesce(s.known_from <= day, true) AND coalesce(s.known_until > day, true)
WITH s, COLLECT {
  MATCH (:Actor)-[p:PARTICIPATED_IN|WAS_KNOWN_IN]->(s)
  WHERE NOT p.role IN ['excluded', 'absent']
  RETURN p
} AS parts
RETURN size(parts) AS total, COLLECT {
  UNWIND parts AS p
  WITH p, startNode(p) AS a
  WITH a, p ORDER BY p.role <> 'host', p.confidence DESC, a.name, a.id SKIP $skip LIMIT $limit
  RETURN {
    id: a.id, name: a.name,
    kind: CASE WHEN a:Person THEN 'person' WHEN a:State THEN 'state' ELSE 'organization' END,
    role: p.role, confidence: p.confidence, sentence: p.sentence,
    represents: COLLECT {
      MATCH (a)-[r:REPRESENTS]->(whom:Actor)
      WITH r, whom ORDER BY r.to DESC, whom.name, r.office LIMIT 3
      RETURN {id: whom.id, name: whom.name, office: r.office}
    },
    evidence: COLLECT {
      UNWIND p.claims AS claim
      MATCH (c:Claim {id: claim})-[:FROM]->(art:Article)
      WITH c, art ORDER BY c.sentence <> p.sentence, c.confidence DESC, art.published_at, c.id LIMIT 5
      RETURN c {
        claim_id: c.id, .sentence, .start, .end, .rule, .confidence, article_id: art.id,
        article_title: art.title, outlet: art.outlet, url: art.url, published_at: toString(art.published_at)
      }
    }
  }
} AS items;
