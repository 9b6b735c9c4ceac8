// Who takes which stance on what is described, toward whom, and which sentences say so?
// `holders` and `targets` are ids (empty: anybody); who represents a holder speaks for it. Each word of the topic is a group
// {key, text, actors}: a full-text query of topics and sentences, or ids of actors whom the position is toward.
// Positions that fit more words come first; `met` names the words that fit.
// :param holders => []
// :param targets => []
// :param stances => ['rejects', 'opposes']
// :param words => [{key: 'guarantees', text: 'guarantee*', actors: []}]
// :param from => null
// :param to => null
// :param as_of => null
// :param limit => 50
// :returns id, stance, of_stance, met, quote, medium, sentence, stated_on, confidence, topic, holders, target, evidence
// :hits holder 117, words 3022
CALL () {
  UNWIND [w IN $words WHERE w.text <> ''] AS w
  CALL db.index.fulltext.queryNodes('position_texts', w.text, {limit: 1000}) YIELD node AS p
  RETURN w.key AS key, p
  UNION
  UNWIND [w IN $words WHERE w.text <> ''] AS w
  CALL db.index.fulltext.queryNodes('topic_names', w.text, {limit: 200}) YIELD node
  MATCH (node)<-[:ON]-(p:Position)
  RETURN w.key AS key, p
  UNION
  UNWIND $words AS w
  UNWIND w.actors AS id
  MATCH (:Actor {id: id})<-[:TOWARD]-(p:Position)
  RETURN w.key AS key, p
  UNION
  UNWIND $holders AS id
  MATCH (:Actor {id: id})-[:HOLDS]->(p:Position)
  RETURN '@holder' AS key, p
  UNION
  UNWIND $holders AS id
  MATCH (:Actor {id: id})<-[:REPRESENTS]-(:Actor)-[:HOLDS]->(p:Position)
  RETURN '@holder' AS key, p
  UNION
  UNWIND $targets AS id
  MATCH (:Actor {id: id})<-[:TOWARD]-(p:Position)
  RETURN '@target' AS key, p
}
WITH p, collect(DISTINCT key) AS keys
WHERE (size($holders) = 0 OR '@holder' IN keys) AND (size($targets) = 0 OR '@target' IN keys)
WITH p, [key IN keys WHERE NOT key IN ['@holder', '@target']] AS met,
  (size($stances) = 0 OR p.stance IN $stances) AS of_stance
WHERE ($from IS NULL OR p.stated_on >= date($from)) AND ($to IS NULL OR p.stated_on <= date($to))
  AND ($as_of IS NULL OR p.stated_on <= date($as_of))
WITH p, met, of_stance
ORDER BY of_stance DESC, size(met) DESC, p.stated_on DESC, p.id LIMIT $limit
RETURN p.id AS id, p.stance AS stance, of_stance, met, p.quote AS quote, p.medium AS medium, p.sentence AS sentence,
  toString(p.stated_on) AS stated_on, p.confidence AS confidence,
  head(COLLECT { MATCH (p)-[:ON]->(t:Topic) RETURN t {.id, .name} LIMIT 1 }) AS topic,
  COLLECT {
    MATCH (h:Actor)-[:HOLDS]->(p)
    WITH h ORDER BY h.name, h.id LIMIT 50
    RETURN {
      id: h.id, name: h.name,
      kind: CASE WHEN h:Person THEN 'person' WHEN h:State THEN 'state' ELSE 'organization' END,
      offices: COLLECT { MATCH (h)-[r:REPRESENTS]->() RETURN DISTINCT toLower(r.office) LIMIT 5 }
    }
  } AS holders,
  head(COLLECT {
    MATCH (p)-[:TOWARD]->(t:Actor)
    RETURN {
      id: t.id, name: t.name,
      kind: CASE WHEN t:Person THEN 'person' WHEN t:State THEN 'state' ELSE 'organization' END
    } LIMIT 1
  }) AS target,
  COLLECT {
    MATCH (p)<-[:SUPPORTS]-(c:PositionClaim)-[:FROM]->(art:Article)
    WHERE $as_of IS NULL OR art.published_at <= date($as_of)
    WITH c, art ORDER BY c.sentence <> p.sentence, c.confidence DESC, art.published_at, c.id LIMIT 2
    RETURN c {
      claim_id: c.id, .sentence, .start, .end, .rule, .confidence, article_id: art.id,
      article_title: art.title, outlet: art.outlet, url: art.url, published_at: toString(art.published_at)
    }
  } AS evidence
ORDER BY of_stance DESC, size(met) DESC, p.stated_on DESC, p.id;
