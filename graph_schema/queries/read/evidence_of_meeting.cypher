// Which sentences of which articles say that this meeting is, was or will be?
// :param id => 'm-summit-anchorage-8a46a5d8'
// :returns sentence, rule, confidence, outlet, published_at, url, article, start, end
// :hits 29
MATCH (m:Meeting {id: $id})<-[:SUPPORTS]-(c:MeetingClaim)-[:FROM]->(art:Article)
RETURN c.sentence AS sentence, c.rule AS rule, c.confidence AS confidence, art.outlet AS outlet,
  toString(art.published_at) AS published_at, art.url AS url, art.id AS article, c.start AS start, c.end AS end
ORDER BY art.published_at, art.id, start, end;
