// Which meetings come after this id, whole: with who took part, who did not, where, and the best sentence?
// Every filter may be left out (null); `actors` are ids of which at least one took part ([]: anybody).
// :param after => ''
// :param limit => 200
// :param actors => []
// :param kind => null
// :param status => null
// :param from => null
// :param to => null
// :param min_confidence => 0.0
// :param min_sources => 1
// :returns id, meeting
// :hits all 70512, actor 3689, days 96689
// Only one of the two branches finds anything. (UNWIND of an empty list keeps the other from being run at all.)
CALL () {
  // In the order of the index, no further than the page.
  UNWIND [x IN [$actors] WHERE x = []] AS everybody
  CALL () {
    MATCH (m:Meeting)
    WHERE m.id > $after
      AND ($kind IS NULL OR m.kind = $kind)
      AND ($status IS NULL OR m.status = $status)
      AND ($from IS NULL OR m.last_day >= date($from))
      AND ($to IS NULL OR m.first_day <= date($to))
      AND m.confidence >= $min_confidence
      AND m.independent_sources >= $min_sources
    RETURN m ORDER BY m.id LIMIT $limit
  }
  RETURN m
  UNION
  UNWIND $actors AS id
  MATCH (:Actor {id: id})-[:PARTICIPATED_IN]->(m:Meeting)
  WHERE m.id > $after
    AND ($kind IS NULL OR m.kind = $kind)
    AND ($status IS NULL OR m.status = $status)
    AND ($from IS NULL OR m.last_day >= date($from))
    AND ($to IS NULL OR m.first_day <= date($to))
    AND m.confidence >= $min_confidence
    AND m.independent_sources >= $min_sources
  RETURN m
}
WITH m ORDER BY m.id LIMIT $limit
RETURN m.id AS id, m {
  .id, .title, .kind, .status, .start_date, .end_date, .date_precision, .date_phrase, .confidence,
  .independent_sources, .plover_event, .plover_mode,
  place: head(COLLECT { MATCH (m)-[:HELD_IN]->(p:Place) RETURN p {.id, .name, .country_iso3} LIMIT 1 }),
  part_of: head(COLLECT { MATCH (m)-[:PART_OF]->(o:Meeting) RETURN o.id LIMIT 1 }),
  parties: COLLECT {
    MATCH (a:Actor)-[r:PARTICIPATED_IN|EXCLUDED_FROM|ABSENT_FROM]->(m)
    WITH a, r ORDER BY r.role <> 'host', r.confidence DESC, a.id
    RETURN {
      id: a.id, name: a.name, role: r.role, confidence: r.confidence, iso3: a.iso3, wikidata_id: a.wikidata_id,
      kind: CASE WHEN a:Person THEN 'person' WHEN a:State THEN 'state' ELSE 'organization' END,
      stands_for: COLLECT { MATCH (a)-[:REPRESENTS]->(s:State) RETURN DISTINCT s.iso3 ORDER BY s.iso3 }
    }
  },
  evidence: COLLECT {
    MATCH (m)<-[:SUPPORTS]-(c:MeetingClaim)-[:FROM]->(art:Article)
    WITH c, art ORDER BY c.confidence DESC, art.published_at, c.id LIMIT 1
    RETURN c {.sentence, article_id: art.id, outlet: art.outlet, url: art.url, published_at: toString(art.published_at)}
  }
} AS meeting
ORDER BY id;
