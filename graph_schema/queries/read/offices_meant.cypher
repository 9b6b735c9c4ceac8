// Whom do these actors represent, who represents them, in which office, and which sentences say so?
// :param ids => ['state:UKR']
// :param office => null
// :param from => null
// :param to => null
// :param limit => 50
// :returns id, name, kind, office, principal, from, to, evidence
// :hits 555
UNWIND $ids AS id
MATCH (:Actor {id: id})-[r:REPRESENTS]-(:Actor)
WHERE ($office IS NULL OR all(word IN split($office, ' ') WHERE toLower(coalesce(r.office, '')) CONTAINS word))
  AND ($from IS NULL OR r.to >= date($from)) AND ($to IS NULL OR r.from <= date($to))
WITH DISTINCT r, startNode(r) AS a, endNode(r) AS s
ORDER BY r.to DESC, r.from DESC, a.name, r.office LIMIT $limit
RETURN a.id AS id, a.name AS name, 'person' AS kind, r.office AS office, s {.id, .name} AS principal,
  toString(r.from) AS from, toString(r.to) AS to,
  COLLECT {
    UNWIND r.claims AS claim
    MATCH (c:Claim {id: claim})-[:FROM]->(art:Article)
    WITH c, art ORDER BY c.confidence DESC, art.published_at, c.id LIMIT 1
    RETURN c {
      claim_id: c.id, .sentence, .start, .end, .rule, .confidence, article_id: art.id,
      article_title: art.title, outlet: art.outlet, url: art.url, published_at: toString(art.published_at)
    }
  } AS evidence
ORDER BY to DESC, from DESC, name, office;
