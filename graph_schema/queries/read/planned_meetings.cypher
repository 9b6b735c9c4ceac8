// Which meetings are planned or proposed from this day on, by whom, and which sentence says so?
// A meeting whose day is not known yet comes last.
// :param since => '2025-08-01'
// :returns meeting, title, kind, status, start_date, place, participants, sentence, outlet, published_at
// :hits 10924
MATCH (m:Meeting)
WHERE m.status IN ['planned', 'proposed'] AND (m.last_day IS NULL OR m.last_day >= date($since))
WITH m ORDER BY m.first_day IS NULL, m.first_day, m.id LIMIT 500
WITH m, head(COLLECT {
  MATCH (m)<-[:SUPPORTS]-(c:MeetingClaim)-[:FROM]->(art:Article)
  WITH c, art ORDER BY c.confidence DESC, art.published_at DESC, c.id LIMIT 1
  RETURN {sentence: c.sentence, outlet: art.outlet, published_at: toString(art.published_at)}
}) AS said
RETURN m.id AS meeting, m.title AS title, m.kind AS kind, m.status AS status, m.start_date AS start_date,
  head(COLLECT { MATCH (m)-[:HELD_IN]->(p:Place) RETURN p.name LIMIT 1 }) AS place,
  COLLECT {
    MATCH (a:Actor)-[p:PARTICIPATED_IN]->(m)
    WITH a, p ORDER BY p.role <> 'host', p.confidence DESC, a.name
    RETURN a.name
  } AS participants,
  said.sentence AS sentence, said.outlet AS outlet, said.published_at AS published_at
ORDER BY m.first_day IS NULL, m.first_day, m.id;
