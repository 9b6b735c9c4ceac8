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
WITH CASE WHEN asked > 0 THEN 'sets' WHEN $stance IS NOT NULL THEN 'stance' ELSE 'all' END AS way, asked,
     reduce(text = '', word IN topic_words | text + ' +"' + word + '"') AS topic_text,
     reduce(text = '', word IN q_words | text + ' +"' + word + '"') AS q_text
// Only the branch that the way names finds anything. (UNWIND of an empty list keeps the others from being run at all.)
CALL (way, asked, topic_text, q_text) {
  // Each filter gives its own set of positions, from an index; what is in all of them was asked for.
  UNWIND [x IN [way] WHERE x = 'sets'] AS go
  CALL (topic_text, q_text) {
    UNWIND $holder AS id
    MATCH (:Actor {id: id})-[:HOLDS]->(p:Position)
    RETURN 'holder' AS filter, p
    UNION
    UNWIND $target AS id
    MATCH (:Actor {id: id})<-[:TOWARD]-(p:Position)
    RETURN 'target' AS filter, p
    UNION
    MATCH (:Topic {id: $topic})<-[:ON]-(p:Position)
    RETURN 'topic' AS filter, p
    UNION
    UNWIND [x IN [topic_text] WHERE x <> ''] AS text
    CALL db.index.fulltext.queryNodes('topic_names', text) YIELD node
    MATCH (node)<-[:ON]-(p:Position)
    RETURN 'topic' AS filter, p
    UNION
    UNWIND [x IN [q_text] WHERE x <> ''] AS text
    CALL db.index.fulltext.queryNodes('position_texts', text) YIELD node AS p
    RETURN 'q' AS filter, p
  }
  WITH asked, p, count(filter) AS met
  WHERE met >= asked
  RETURN p, null AS in_all
  UNION
  UNWIND [x IN [way] WHERE x = 'stance'] AS go
  MATCH (p:Position {stance: $stance})
  RETURN p, null AS in_all
  UNION
  // Nothing was asked: no more than the pages so far, in the order of the index.
  UNWIND [x IN [way] WHERE x = 'all'] AS go
  CALL () {
    MATCH (p:Position)
    WHERE p.stated_on IS NOT NULL
    RETURN p ORDER BY p.stated_on DESC, p.id LIMIT $skip + $limit
  }
  RETURN p, COUNT { (:Position) } AS in_all
}
WITH p, in_all
WHERE $stance IS NULL OR p.stance = $stance
WITH p, in_all ORDER BY p.stated_on DESC, p.id
WITH collect(p) AS found, max(in_all) AS in_all
RETURN coalesce(in_all, size(found)) AS total, COLLECT {
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
