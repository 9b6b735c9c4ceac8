// Which sentence is this position, and which claims tell of it, in the order of telling?
// :param id => 'p-ana-prado-0000000001'
// :returns id, name, claims
// :hits 19
MATCH (p:Position {id: $id})
RETURN p.id AS id, p.sentence AS name, COLLECT {
  MATCH (p)<-[:SUPPORTS]-(c:PositionClaim)-[:FROM]->(art:Article)
  WITH c, art ORDER BY art.published_at, art.id, c.start, c.end, c.id
  RETURN {layer: 'PositionClaim', payload: c.payload}
} AS claims;
