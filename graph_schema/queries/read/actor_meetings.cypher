// In which meetings did this actor take part, and from which was it kept out or stayed away?
// Roles (null: all of them): host, attendee, mediator, invited, excluded, absent.
// :param id => 'person:donald-trump'
// :param role => null
// :param status => null
// :param skip => 0
// :param limit => 25
// :returns total, items
MATCH (a:Actor {id: $id})
WITH a, COLLECT {
  MATCH (a)-[p:PARTICIPATED_IN|EXCLUDED_FROM|ABSENT_FROM]->(m:Meeting)
  WHERE ($role IS NULL OR p.role = $role) AND ($status IS NULL OR m.status = $status)
  WITH p, m ORDER BY m.first_day IS NULL, m.first_day DESC, m.id, type(p) DESC
  RETURN p
} AS found
RETURN size(found) AS total, COLLECT {
  UNWIND range($skip, $skip + $limit - 1) AS i
  WITH i, found[i] AS p
  WHERE p IS NOT NULL
  WITH i, p, endNode(p) AS m
  RETURN m {
    .id, .title, .kind, .status, .start_date, .end_date, .date_precision, .date_phrase,
    date_assumed: coalesce(m.date_assumed, false), .confidence, .independent_sources,
    took_part: type(p) = 'PARTICIPATED_IN',
    role: p.role, role_confidence: p.confidence,
    place: head(COLLECT { MATCH (m)-[:HELD_IN]->(pl:Place) RETURN pl {.id, .name, .country_iso3} LIMIT 1 }),
    with: COLLECT {
      MATCH (b:Actor)-[:PARTICIPATED_IN]->(m)
      WHERE b <> startNode(p)
      WITH b ORDER BY b.name, b.id LIMIT 50
      RETURN {
        id: b.id, name: b.name,
        kind: CASE WHEN b:Person THEN 'person' WHEN b:State THEN 'state' ELSE 'organization' END
      }
    },
    evidence: COLLECT {
      UNWIND p.claims AS claim
      MATCH (c:Claim {id: claim})-[:FROM]->(art:Article)
      WITH c, art ORDER BY c.sentence <> p.sentence, c.confidence DESC, art.published_at, c.id LIMIT 3
      RETURN c {
        claim_id: c.id, .sentence, .start, .end, .rule, .confidence, article_id: art.id,
        article_title: art.title, outlet: art.outlet, url: art.url, published_at: toString(art.published_at)
      }
    }
  } ORDER BY i
} AS items;
