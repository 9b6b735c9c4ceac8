// What do these articles claim, and what is needed to weigh it?
// :param ids => ['art-0000000000000001']
// :returns id, published_at, syndication_id, agencies, copy_marks, claims
// :hits 189
UNWIND $ids AS id
MATCH (art:Article {id: id})
RETURN art.id AS id, art.published_at AS published_at, art.syndication_id AS syndication_id,
  art.agencies AS agencies, art.copy_marks AS copy_marks, COLLECT {
  MATCH (art)<-[:FROM]-(c:Claim)
  WITH c ORDER BY c.start, c.end, c.id
  RETURN {layer: head([label IN labels(c) WHERE label <> 'Claim']), payload: c.payload, rulings: c.rulings}
} AS claims;
