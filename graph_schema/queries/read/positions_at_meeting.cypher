// What was said at this meeting, by whom?
// :param id => 'm-summit-anchorage-8a46a5d8'
// :returns id, holders, stance, topic, quote, sentence, article_id, claim_id
// :hits 16
MATCH (:Meeting {id: $id})<-[:STATED_AT]-(p:Position)
WITH p ORDER BY p.stated_on, p.id LIMIT 100
MATCH (p)-[:ON]->(t:Topic)
WITH p, t, head(COLLECT { MATCH (p)<-[:SUPPORTS]-(c:PositionClaim) RETURN c ORDER BY c.confidence DESC, c.id LIMIT 1 }) AS c
RETURN p.id AS id, COLLECT { MATCH (a:Actor)-[:HOLDS]->(p) RETURN {id: a.id, name: a.name} ORDER BY a.name } AS holders,
  p.stance AS stance, {id: t.id, name: t.name} AS topic, p.quote AS quote, p.sentence AS sentence,
  c.article_id AS article_id, c.id AS claim_id;
