// In which meetings did this actor take part, and from which was it kept out or stayed away?
// Roles (null: all of them): host, attendee, mediator, invited, excluded, absent. `as_of` is a day: what was known on
// that day (null: now).
// :param id => 'person:donald-trump'
// :param role => null
// :param status => null
// :param as_of => null
// :param skip => 0
// :param limit => 25
// :returns total, items
// :hits 1660
MATCH (a:Actor {id: $id})
WITH a, date(coalesce($as_of, '9999-12-31')) AS day
WITH a, day, COLLECT {
  MATCH (a)-[p:PARTICIPATED_IN|EXCLUDED_FROM|ABSENT_FROM|WAS_KNOWN_IN]->(s)
  WHERE ($role IS NULL OR p.role = $role) AND ($status IS NULL OR s.status = $status)
    AND coalesce(s.known_from <= day, true) AND coalesce(s.known_until > day, true)
  WITH p, s ORDER BY s.first_day IS NULL, s.first_day DESC, coalesce(s.meeting_id, s.id), p.role
  RETURN p
} AS found
RETURN size(found) AS total, COLLECT {
  UNWIND range($skip, $skip + $limit - 1) AS i
  WITH i, found[i] AS p
  WHERE p IS NOT NULL
  WITH i, p, endNode(p) AS s
  RETURN s {
    id: coalesce(s.meeting_id, s.id), .title, .kind, .status, .start_date, .end_date, .date_precision, .date_phrase,
    date_assumed: coalesce(s.date_assumed, false), .confidence, .independent_sources,
    disputed: coalesce(s.disputed, []), known_from: toString(s.known_from),
    took_part: NOT p.role IN ['excluded', 'absent'],
    role: p.role, role_confidence: p.confidence,
    place: head(COLLECT { MATCH (s)-[:HELD_IN|WAS_KNOWN_AT]->(pl:Place) RETURN pl {.id, .name, .country_iso3} LIMIT 1 }),
    with: COLLECT {
      MATCH (b:Actor)-[other:PARTICIPATED_IN|WAS_KNOWN_IN]->(s)
      WHERE b <> startNode(p) AND NOT other.role IN ['excluded', 'absent']
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
