// Which positions come after this id, whole? Every filter may be left out (null; []: anybody).
// :param after => ''
// :param limit => 500
// :param actors => []
// :param stance => null
// :param topic => null
// :param from => null
// :param to => null
// :param min_confidence => 0.0
// :param min_sources => 1
// :returns id, position
// :hits actor 104, topic 9235
// Only one of the branches finds anything. (UNWIND of an empty list keeps the others from being run at all.)
CALL () {
  // In the order of the index, no further than the page.
  UNWIND [x IN [$actors] WHERE x = [] AND $topic IS NULL] AS everything
  CALL () {
    MATCH (p:Position)
    WHERE p.id > $after
      AND ($stance IS NULL OR p.stance = $stance)
      AND ($from IS NULL OR p.stated_on >= date($from))
      AND ($to IS NULL OR p.stated_on <= date($to))
      AND p.confidence >= $min_confidence
      AND p.independent_sources >= $min_sources
    RETURN p ORDER BY p.id LIMIT $limit
  }
  RETURN p
  UNION
  UNWIND $actors AS id
  MATCH (:Actor {id: id})-[:HOLDS]->(p:Position)
  WHERE p.id > $after
  RETURN p
  UNION
  UNWIND [x IN [$actors] WHERE x = [] AND $topic IS NOT NULL] AS about
  MATCH (:Topic {id: $topic})<-[:ON]-(p:Position)
  WHERE p.id > $after
  RETURN p
}
WITH p
WHERE ($stance IS NULL OR p.stance = $stance)
  AND ($from IS NULL OR p.stated_on >= date($from))
  AND ($to IS NULL OR p.stated_on <= date($to))
  AND p.confidence >= $min_confidence
  AND p.independent_sources >= $min_sources
  AND ($topic IS NULL OR EXISTS { MATCH (p)-[:ON]->(:Topic {id: $topic}) })
WITH p ORDER BY p.id LIMIT $limit
RETURN p.id AS id, p {
  .id, .stance, .quote, .medium, .sentence, .confidence, .independent_sources, .plover_event,
  stated_on: toString(p.stated_on),
  holders: COLLECT {
    MATCH (a:Actor)-[:HOLDS]->(p)
    WITH a ORDER BY a.id
    RETURN {id: a.id, name: a.name, iso3: a.iso3,
      kind: CASE WHEN a:Person THEN 'person' WHEN a:State THEN 'state' ELSE 'organization' END,
      stands_for: COLLECT { MATCH (a)-[:REPRESENTS]->(s:State) RETURN DISTINCT s.iso3 ORDER BY s.iso3 }}
  },
  topic: head(COLLECT { MATCH (p)-[:ON]->(t:Topic) RETURN t {.id, .name} LIMIT 1 }),
  target: head(COLLECT { MATCH (p)-[:TOWARD]->(a:Actor) RETURN a {.id, .name, .iso3,
    kind: CASE WHEN a:Person THEN 'person' WHEN a:State THEN 'state' ELSE 'organization' END,
    stands_for: COLLECT { MATCH (a)-[:REPRESENTS]->(s:State) RETURN DISTINCT s.iso3 ORDER BY s.iso3 }} LIMIT 1 }),
  meeting_id: head(COLLECT { MATCH (p)-[:STATED_AT]->(m:Meeting) RETURN m.id LIMIT 1 }),
  evidence: COLLECT {
    MATCH (p)<-[:SUPPORTS]-(c:PositionClaim)-[:FROM]->(art:Article)
    WITH c, art ORDER BY c.confidence DESC, art.published_at, c.id LIMIT 1
    RETURN c {.sentence, article_id: art.id, outlet: art.outlet, url: art.url, published_at: toString(art.published_at)}
  }
} AS position
ORDER BY id;
