// What became of this meeting, step by step, and which article says so?
// :param id => 'm-summit-anchorage-8a46a5d8'
// :returns status, from, sentence, outlet, published_at, url, article, claim
// :hits 16
MATCH (:Meeting {id: $id})-[step:HAD_STATUS]->(art:Article)
RETURN step.status AS status, toString(step.from) AS from, step.sentence AS sentence, art.outlet AS outlet,
  toString(art.published_at) AS published_at, art.url AS url, art.id AS article, step.claim AS claim
ORDER BY from;
