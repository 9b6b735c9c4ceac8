// Who took part in this meeting, in what role, and which sentences say so? The excluded and the absent are not here.
// :param id => 'm-summit-anchorage-8a46a5d8'
// :param skip => 0
// :param limit => 100
// :returns total, items
MATCH (m:Meeting {id: $id})
RETURN COUNT { (m)<-[:PARTICIPATED_IN]-() } AS total, COLLECT {
  MATCH (a:Actor)-[p:PARTICIPATED_IN]->(m)
  WITH a, p ORDER BY p.role <> 'host', p.confidence DESC, a.name, a.id SKIP $skip LIMIT $limit
  RETURN {
    id: a.id, name: a.name,
    kind: CASE WHEN a:Person THEN 'person' WHEN a:State THEN 'state' ELSE 'organization' END,
    role: p.role, confidence: p.confidence, sentence: p.sentence,
    represents: COLLECT {
      MATCH (a)-[r:REPRESENTS]->(s:Actor)
      WITH r, s ORDER BY r.to DESC, s.name, r.office LIMIT 3
      RETURN {id: s.id, name: s.name, office: r.office}
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
