// Which meetings of this status are the last ones by their day? Only as many are read, in the order of the index.
// :param status => 'held'
// :param skip => 0
// :param limit => 8
// :returns id, title, kind, status, start_date, place, evidence
// :hits 437
MATCH (m:Meeting)
USING INDEX m:Meeting(first_day)
WHERE m.first_day IS NOT NULL AND m.status = $status
WITH m ORDER BY m.first_day DESC SKIP $skip LIMIT $limit
WITH m ORDER BY m.first_day DESC, m.id
RETURN m.id AS id, m.title AS title, m.kind AS kind, m.status AS status, m.start_date AS start_date,
  head(COLLECT { MATCH (m)-[:HELD_IN]->(p:Place) RETURN p {.id, .name} LIMIT 1 }) AS place,
  COLLECT {
    MATCH (m)<-[:SUPPORTS]-(c:MeetingClaim)-[:FROM]->(art:Article)
    WITH c, art ORDER BY c.confidence DESC, art.published_at, c.id LIMIT 1
    RETURN c {claim_id: c.id, .sentence, outlet: art.outlet, published_at: toString(art.published_at)}
  } AS evidence;
