// What is known of this meeting: what, when, where, who, who was kept out, and which sentences say so?
// :param id => 'm-summit-anchorage-8a46a5d8'
// :returns id, title, kind, status, start_date, end_date, date_precision, date_phrase, date_assumed, confidence, independent_sources, plover_event, plover_mode, place, part_of, parts, participants, excluded, absent, positions, evidence
MATCH (m:Meeting {id: $id})
RETURN m.id AS id, m.title AS title, m.kind AS kind, m.status AS status,
  m.start_date AS start_date, m.end_date AS end_date, m.date_precision AS date_precision,
  m.date_phrase AS date_phrase, coalesce(m.date_assumed, false) AS date_assumed,
  m.confidence AS confidence, m.independent_sources AS independent_sources,
  m.plover_event AS plover_event, m.plover_mode AS plover_mode,
  head(COLLECT { MATCH (m)-[:HELD_IN]->(p:Place) RETURN p {.id, .name, .country_iso3} LIMIT 1 }) AS place,
  head(COLLECT { MATCH (m)-[:PART_OF]->(o:Meeting) RETURN o {.id, .title, .kind, .status, .start_date} LIMIT 1 }) AS part_of,
  COLLECT {
    MATCH (o:Meeting)-[:PART_OF]->(m)
    WITH o ORDER BY o.first_day, o.id LIMIT 100
    RETURN o {.id, .title, .kind, .status, .start_date}
  } AS parts,
  COLLECT {
    MATCH (a:Actor)-[p:PARTICIPATED_IN]->(m)
    WITH a, p ORDER BY p.role <> 'host', p.confidence DESC, a.name
    RETURN {
      id: a.id, name: a.name,
      kind: CASE WHEN a:Person THEN 'person' WHEN a:State THEN 'state' ELSE 'organization' END,
      role: p.role, confidence: p.confidence, sentence: p.sentence, article_id: p.article_id
    }
  } AS participants,
  COLLECT {
    MATCH (a:Actor)-[p:EXCLUDED_FROM]->(m)
    WITH a, p ORDER BY p.confidence DESC, a.name
    RETURN {
      id: a.id, name: a.name,
      kind: CASE WHEN a:Person THEN 'person' WHEN a:State THEN 'state' ELSE 'organization' END,
      role: p.role, confidence: p.confidence, sentence: p.sentence, article_id: p.article_id
    }
  } AS excluded,
  COLLECT {
    MATCH (a:Actor)-[p:ABSENT_FROM]->(m)
    WITH a, p ORDER BY p.confidence DESC, a.name
    RETURN {
      id: a.id, name: a.name,
      kind: CASE WHEN a:Person THEN 'person' WHEN a:State THEN 'state' ELSE 'organization' END,
      role: p.role, confidence: p.confidence, sentence: p.sentence, article_id: p.article_id
    }
  } AS absent,
  COUNT { (:Position)-[:STATED_AT]->(m) } AS positions,
  COLLECT {
    MATCH (m)<-[:SUPPORTS]-(c:MeetingClaim)-[:FROM]->(art:Article)
    WITH c, art ORDER BY c.confidence DESC, art.published_at, c.id LIMIT 20
    RETURN c {
      claim_id: c.id, .sentence, .start, .end, .rule, .confidence, article_id: art.id,
      article_title: art.title, outlet: art.outlet, url: art.url, published_at: toString(art.published_at)
    }
  } AS evidence;
