// What do these claims say, and, for an office, who are the two that it ties together?
// :param ids => ['oc-0000000000000001']
// :returns id, published_at, syndication_id, agencies, copy_marks, claims, names
// :hits 28
UNWIND $ids AS id
MATCH (c:Claim {id: id})
CALL (c) {
  RETURN c AS said
  UNION
  WITH c WHERE c:OfficeClaim
  MATCH (said:Claim {article_id: c.article_id})
  WHERE said:ActorClaim AND said.actor IN [c.actor, c.affiliation]
  RETURN said
}
WITH DISTINCT said
MATCH (said)-[:FROM]->(art:Article)
WITH art, collect({
  layer: head([label IN labels(said) WHERE label <> 'Claim']), payload: said.payload, rulings: said.rulings
}) AS claims, collect({claim: said.id, name: head([(said)-[:NAMES]->(n:Name) | properties(n)])}) AS names
RETURN art.id AS id, art.published_at AS published_at, art.syndication_id AS syndication_id,
  art.agencies AS agencies, art.copy_marks AS copy_marks, claims, names
ORDER BY id;
