// What does this actor say, on which topic, toward whom?
// :param id => 'person:volodymyr-zelenskyy'
// :param stance => null
// :param skip => 0
// :param limit => 25
// :returns total, items
MATCH (a:Actor {id: $id})
WITH a, COLLECT {
  MATCH (a)-[:HOLDS]->(p:Position)
  WHERE $stance IS NULL OR p.stance = $stance
  WITH p ORDER BY p.stated_on DESC, p.id
  RETURN p
} AS found
RETURN size(found) AS total, COLLECT {
  UNWIND range($skip, $skip + $limit - 1) AS i
  WITH i, found[i] AS p
  WHERE p IS NOT NULL
  RETURN p {
    .id, .stance, .quote, .medium, .sentence, stated_on: toString(p.stated_on), .plover_event, .confidence, .independent_sources,
    topic: head(COLLECT { MATCH (p)-[:ON]->(t:Topic) RETURN t {.id, .name} LIMIT 1 }),
    holders: COLLECT {
      MATCH (h:Actor)-[:HOLDS]->(p)
      WITH h ORDER BY h.name, h.id LIMIT 50
      RETURN {
        id: h.id, name: h.name,
        kind: CASE WHEN h:Person THEN 'person' WHEN h:State THEN 'state' ELSE 'organization' END
      }
    },
    target: head(COLLECT {
      MATCH (p)-[:TOWARD]->(t:Actor)
      RETURN {
        id: t.id, name: t.name,
        kind: CASE WHEN t:Person THEN 'person' WHEN t:State THEN 'state' ELSE 'organization' END
      } LIMIT 1
    }),
    stated_at: head(COLLECT { MATCH (p)-[:STATED_AT]->(m:Meeting) RETURN m {.id, .title, .kind, .status, .start_date} LIMIT 1 }),
    evidence: COLLECT {
      MATCH (p)<-[:SUPPORTS]-(c:PositionClaim)-[:FROM]->(art:Article)
      WITH c, art ORDER BY c.sentence <> p.sentence, c.confidence DESC, art.published_at, c.id LIMIT 3
      RETURN c {
        claim_id: c.id, .sentence, .start, .end, .rule, .confidence, article_id: art.id,
        article_title: art.title, outlet: art.outlet, url: art.url, published_at: toString(art.published_at)
      }
    }
  } ORDER BY i
} AS items;
