// What is this actor called, and under which names do articles speak of it? Those that the article alone explains come
// as claims.
// :param id => 'person:volodymyr-zelenskyy'
// :returns id, name, wikidata_id, claims
// :hits 17
MATCH (a:Actor {id: $id})
RETURN a.id AS id, a.name AS name, a.wikidata_id AS wikidata_id, COLLECT {
  MATCH (a)<-[:SUPPORTS]-(c:ActorClaim)
  WITH c.kind AS kind, c.name AS name, c.wikidata_id AS qid, c.iso3 AS iso3, min(c.id) AS one
  MATCH (c:Claim {id: one})
  WITH c ORDER BY c.name, c.id
  RETURN {layer: 'ActorClaim', payload: c.payload}
} AS claims;
