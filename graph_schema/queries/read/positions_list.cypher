// Who takes which stance on what, toward whom, in which words?
// Every filter may be left out (null or []). `holder` and `target` hold the ids of the actors that are meant.
// :param holder => []
// :param target => []
// :param topic => null
// :param stance => null
// :param q => null
// :param skip => 0
// :param limit => 25
// :returns total, items
WITH CASE WHEN size($holder) = 0 THEN 0 ELSE 1 END + CASE WHEN size($target) = 0 THEN 0 ELSE 1 END
     + CASE WHEN $topic IS NULL THEN 0 ELSE 1 END + CASE WHEN $q IS NULL THEN 0 ELSE 1 END AS asked,
     [word IN split(replace(replace(coalesce($topic, ''), '"', ' '), '\\', ' '), ' ') WHERE word <> ''] AS topic_words,
     [word IN split(replace(replace(coalesce($q, ''), '"', ' '), '\\', ' '), ' ') WHERE word <> ''] AS q_words
WITH asked,
     reduce(text = '', word IN topic_words | text + ' +"' + word + '"') AS topic_text,
     reduce(text = '', word IN q_words | text + ' +"' + word + '"') AS q_text
// Each filter that stands on an index gives its own set of positions; what is in all of them was asked for.
CALL (asked, topic_text, q_text) {
  UNWIND $holder AS id
  MATCH (:Actor {id: id})-[:HOLDS]->(p:Position)
  RETURN 'holder' AS filter, p
  UNION
  UNWIND $target AS id
  MATCH (:Actor {id: id})<-[:TOWARD]-(p:Position)
  RETURN 'target' AS filter, p
  UNION
  WITH * WHERE $topic IS NOT NULL
  MATCH (t:Topic {id: $topic})<-[:ON]-(p:Position)
  RETURN 'topic' AS filter, p
  UNION
  WITH * WHERE topic_text <> ''
  CALL db.index.fulltext.queryNodes('topic_names', topic_text) YIELD node
  MATCH (node)<-[:ON]-(p:Position)
  RETURN 'topic' AS filter, p
  UNION
  WITH * WHERE q_text <> ''
  CALL db.index.fulltext.queryNodes('position_texts', q_text) YIELD node AS p
  RETURN 'q' AS filter, p
  UNION
  WITH * WHERE asked = 0
  MATCH (p:Position)
  RETURN 'none' AS filter, p
}
WITH asked, p, count(filter) AS met
WHERE met >= asked AND ($stance IS NULL OR p.stance = $stance)
WITH p ORDER BY p.stated_on DESC, p.id
WITH collect(p) AS found
RETURN size(found) AS total, COLLECT {
  UNWIND range($skip, $skip + $limit - 1) AS i
  WITH i, found[i] AS p
  WHERE p IS NOT NULL
  RETURN p {
    .id, .stance, .quote, .medium, .sentence, stated_on: toString(p.stated_on), .plover_event, .confidence, .independent_sources,
    topic: head(COLLECT { MATCH (p)-[:ON]->(t:Topic) RETURN t {.id, .name} LIMIT 1 }),
    holders: COLLECT {
      MATCH (h:Actor)-[:HOLDS]->(p)
      WITH h ORDER BY h.name, h.id LIMIT 50
      RETURN {
        id: h.id, name: h.name,
        kind: CASE WHEN h:Person THEN 'person' WHEN h:State THEN 'state' ELSE 'organization' END
      }
    },
    target: head(COLLECT {
      MATCH (p)-[:TOWARD]->(t:Actor)
      RETURN {
        id: t.id, name: t.name,
        kind: CASE WHEN t:Person THEN 'person' WHEN t:State THEN 'state' ELSE 'organization' END
      } LIMIT 1
    }),
    stated_at: head(COLLECT { MATCH (p)-[:STATED_AT]->(m:Meeting) RETURN m {.id, .title, .kind, .status, .start_date} LIMIT 1 }),
    evidence: COLLECT {
      MATCH (p)<-[:SUPPORTS]-(c:PositionClaim)-[:FROM]->(art:Article)
      WITH c, art ORDER BY c.sentence <> p.sentence, c.confidence DESC, art.published_at, c.id LIMIT 3
      RETURN c {
        claim_id: c.id, .sentence, .start, .end, .rule, .confidence, article_id: art.id,
        article_title: art.title, outlet: art.outlet, url: art.url, published_at: toString(art.published_at)
      }
    }
  } ORDER BY i
} AS items;
