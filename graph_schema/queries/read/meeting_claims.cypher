// What does each article say of this meeting, sentence by sentence, before anything was concluded from it?
// :param id => 'm-summit-anchorage-8a46a5d8'
// :param skip => 0
// :param limit => 100
// :returns total, items
MATCH (m:Meeting {id: $id})
RETURN COUNT { (m)<-[:SUPPORTS]-(:MeetingClaim) } AS total, COLLECT {
  MATCH (m)<-[s:SUPPORTS]-(c:MeetingClaim)-[:FROM]->(art:Article)
  WITH s, c, art ORDER BY art.published_at, art.id, c.start, c.id SKIP $skip LIMIT $limit
  RETURN c {
    claim_id: c.id, .sentence, .start, .end, .rule, .confidence, .payload, reason: s.reason, article_id: art.id,
    article_title: art.title, outlet: art.outlet, url: art.url, published_at: toString(art.published_at)
  }
} AS items;
