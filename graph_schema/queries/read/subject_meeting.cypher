// What is this meeting called, and which claims tell of it, in the order of telling?
// :param id => 'm-summit-anchorage-8a46a5d812'
// :returns id, name, claims
// :hits 27
MATCH (m:Meeting {id: $id})
RETURN m.id AS id, m.title AS name, COLLECT {
  MATCH (m)<-[:SUPPORTS]-(c:MeetingClaim)-[:FROM]->(art:Article)
  WITH c, art ORDER BY art.published_at, art.id, c.start, c.end, c.id
  RETURN {layer: 'MeetingClaim', payload: c.payload}
} AS claims;
