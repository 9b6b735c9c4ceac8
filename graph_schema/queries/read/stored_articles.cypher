// What does the graph hold of these articles: all their properties, and the claims as they were made?
// :param ids => ['art-0000000000000001']
// :returns article, claims
// :hits 551
UNWIND $ids AS id
MATCH (art:Article {id: id})
RETURN properties(art) AS article, COLLECT {
  MATCH (art)<-[:FROM]-(c:Claim)
  WITH c ORDER BY c.start, c.end, c.id
  RETURN {
    layer: head([label IN labels(c) WHERE label <> 'Claim']), payload: c.payload, rulings: c.rulings,
    properties: properties(c), name: head([(c)-[:NAMES]->(n:Name) | n.id])
  }
} AS claims;
