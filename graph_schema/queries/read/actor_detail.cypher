// Who is this actor: names, offices, for whom it speaks or who speaks for it, and how much is known of it?
// :param id => 'person:volodymyr-zelenskyy'
// :returns id, name, kind, aliases, iso3, wikidata_id, confidence, decided_by, offices, represented_by, meetings, planned, excluded_from, absent_from, positions, targeted, evidence
// :hits 94
MATCH (a:Actor {id: $id})
RETURN a.id AS id, a.name AS name,
  CASE WHEN a:Person THEN 'person' WHEN a:State THEN 'state' ELSE 'organization' END AS kind,
  coalesce(a.aliases, []) AS aliases, a.iso3 AS iso3, a.wikidata_id AS wikidata_id, a.confidence AS confidence,
  coalesce(a.decided_by, []) AS decided_by,
  COLLECT {
    MATCH (a)-[r:REPRESENTS]->(s:Actor)
    WITH r, s ORDER BY r.to DESC, r.from DESC, s.name, r.office LIMIT 50
    RETURN {
      id: s.id, name: s.name, office: r.office, from: toString(r.from), to: toString(r.to),
      evidence: COLLECT {
        UNWIND r.claims AS claim
        MATCH (c:Claim {id: claim})-[:FROM]->(art:Article)
        WITH c, art ORDER BY c.confidence DESC, art.published_at, c.id LIMIT 1
        RETURN c {
          claim_id: c.id, .sentence, .start, .end, .rule, .confidence, article_id: art.id,
          article_title: art.title, outlet: art.outlet, url: art.url, published_at: toString(art.published_at)
        }
      }
    }
  } AS offices,
  COLLECT {
    MATCH (b:Actor)-[r:REPRESENTS]->(a)
    WITH r, b ORDER BY r.to DESC, b.name, r.office LIMIT 50
    RETURN {
      id: b.id, name: b.name, office: r.office, from: toString(r.from), to: toString(r.to),
      evidence: COLLECT {
        UNWIND r.claims AS claim
        MATCH (c:Claim {id: claim})-[:FROM]->(art:Article)
        WITH c, art ORDER BY c.confidence DESC, art.published_at, c.id LIMIT 1
        RETURN c {
          claim_id: c.id, .sentence, .start, .end, .rule, .confidence, article_id: art.id,
          article_title: art.title, outlet: art.outlet, url: art.url, published_at: toString(art.published_at)
        }
      }
    }
  } AS represented_by,
  COUNT { (a)-[:PARTICIPATED_IN]->() } AS meetings,
  COUNT { (a)-[:PARTICIPATED_IN]->(m:Meeting) WHERE m.status = 'planned' } AS planned,
  COUNT { (a)-[:EXCLUDED_FROM]->() } AS excluded_from,
  COUNT { (a)-[:ABSENT_FROM]->() } AS absent_from,
  COUNT { (a)-[:HOLDS]->() } AS positions,
  COUNT { (a)<-[:TOWARD]-() } AS targeted,
  COLLECT {
    UNWIND a.claims AS claim
    MATCH (c:Claim {id: claim})-[:FROM]->(art:Article)
    WITH c, art ORDER BY c.confidence DESC, art.published_at, c.id LIMIT 20
    RETURN c {
      claim_id: c.id, .sentence, .start, .end, .rule, .confidence, article_id: art.id,
      article_title: art.title, outlet: art.outlet, url: art.url, published_at: toString(art.published_at)
    }
  } AS evidence;
