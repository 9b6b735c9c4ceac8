// Who takes which stance on what, toward whom, in which words?
// Every filter may be left out (null or []). `holder` and `target` hold the ids of the actors that are meant, `sides` one
// list of ids for each country or organisation of which somebody holds it too. `outlet` is one that tells of it. `as_of` is a day: each position is
// then what was known of it on that day, and the filters ask for that. `sort` is -date (the default: the latest first), date,
// -sources or -confidence; `after_rank` and `after_id` are the place in that order after which the page begins: `after` of the
// page before, if there are more.
// :param holder => []
// :param target => []
// :param sides => []
// :param outlet => null
// :param topic => null
// :param stance => null
// :param from => null
// :param to => null
// :param min_confidence => null
// :param min_sources => null
// :param q => null
// :param as_of => null
// :param sort => null
// :param after_rank => null
// :param after_id => null
// :param skip => 0
// :param limit => 25
// :returns total, items, after
// :hits all 2383, next 2390, holder 110, topic 2916, stance 20113, words 2377, outlet 9715, as of 92165
WITH date(coalesce($as_of, '9999-12-31')) AS day,
     CASE WHEN size($holder) = 0 THEN 0 ELSE 1 END + CASE WHEN size($target) = 0 THEN 0 ELSE 1 END
     + size($sides) + CASE WHEN $topic IS NULL THEN 0 ELSE 1 END + CASE WHEN $q IS NULL THEN 0 ELSE 1 END AS asked,
     [word IN split(replace(replace(coalesce($topic, ''), '"', ' '), '\\', ' '), ' ') WHERE word <> ''] AS topic_words,
     [word IN split(replace(replace(coalesce($q, ''), '"', ' '), '\\', ' '), ' ') WHERE word <> ''] AS q_words
WITH CASE WHEN asked > 0 THEN 'sets' WHEN $as_of IS NOT NULL THEN 'then'
       WHEN $outlet IS NOT NULL THEN 'outlet'
       WHEN $from IS NOT NULL OR $to IS NOT NULL THEN 'days'
       WHEN $stance IS NOT NULL THEN 'stance'
       WHEN coalesce($min_confidence, 0) > 0 OR coalesce($min_sources, 1) > 1 OR $sort IN ['-sources', '-confidence'] THEN 'days'
       WHEN $sort = 'date' THEN 'oldest'
       ELSE 'all' END AS way, day, asked,
     reduce(text = '', word IN topic_words | text + ' +"' + word + '"') AS topic_text,
     reduce(text = '', word IN q_words | text + ' +"' + word + '"') AS q_text
// Only the branch that the way names finds anything. (UNWIND of an empty list keeps the others from being run at all.)
// `v` is what was known of a position at some time: the position itself, or what it was before.
CALL (way, day, asked, topic_text, q_text) {
  // Each filter gives its own set of positions, from an index; what is in all of them was asked for.
  UNWIND [x IN [way] WHERE x = 'sets'] AS go
  CALL (topic_text, q_text) {
    UNWIND $holder AS id
    MATCH (:Actor {id: id})-[:HOLDS]->(p:Position)
    UNWIND [p] + COLLECT { MATCH (p)-[:WAS_KNOWN_AS]->(then) WHERE $as_of IS NOT NULL RETURN then } AS v
    RETURN DISTINCT 'holder' AS filter, v
    UNION
    UNWIND range(0, size($sides) - 1) AS which
    UNWIND $sides[which] AS id
    MATCH (:Actor {id: id})-[:HOLDS]->(p:Position)
    UNWIND [p] + COLLECT { MATCH (p)-[:WAS_KNOWN_AS]->(then) WHERE $as_of IS NOT NULL RETURN then } AS v
    RETURN DISTINCT 'side ' + which AS filter, v
    UNION
    UNWIND $target AS id
    MATCH (:Actor {id: id})<-[:TOWARD|WAS_KNOWN_TOWARD]-(v)
    RETURN 'target' AS filter, v
    UNION
    MATCH (:Topic {id: $topic})<-[:ON|WAS_KNOWN_ON]-(v)
    RETURN 'topic' AS filter, v
    UNION
    UNWIND [x IN [topic_text] WHERE x <> ''] AS text
    CALL db.index.fulltext.queryNodes('topic_names', text) YIELD node
    MATCH (node)<-[:ON|WAS_KNOWN_ON]-(v)
    RETURN 'topic' AS filter, v
    UNION
    UNWIND [x IN [q_text] WHERE x <> ''] AS text
    CALL db.index.fulltext.queryNodes('position_texts', text) YIELD node AS v
    RETURN 'q' AS filter, v
    UNION
    UNWIND [x IN [q_text] WHERE x <> '' AND $as_of IS NOT NULL] AS text
    CALL db.index.fulltext.queryNodes('position_then_texts', text) YIELD node AS v
    RETURN 'q' AS filter, v
  }
  WITH asked, v, count(filter) AS met
  WHERE met >= asked
  RETURN v, null AS in_all
  UNION
  // As known on a day: what had been told by then, as it is now or as it was before.
  UNWIND [x IN [way] WHERE x = 'then'] AS go
  MATCH (v:Position)
  WHERE v.stated_on <= day AND v.known_from <= day
  RETURN v, null AS in_all
  UNION
  UNWIND [x IN [way] WHERE x = 'then'] AS go
  MATCH (p:Position)
  WHERE p.stated_on <= day AND p.known_from > day
  MATCH (p)-[:WAS_KNOWN_AS]->(v)
  RETURN v, null AS in_all
  UNION
  UNWIND [x IN [way] WHERE x = 'outlet'] AS go
  MATCH (:Article {outlet: $outlet})<-[:FROM]-(:PositionClaim)-[:SUPPORTS]->(v:Position)
  RETURN v, null AS in_all
  UNION
  UNWIND [x IN [way] WHERE x = 'days'] AS go
  MATCH (v:Position)
  WHERE v.stated_on >= date(coalesce($from, '0001-01-01')) AND v.stated_on <= date(coalesce($to, '9999-12-31'))
  RETURN v, null AS in_all
  UNION
  UNWIND [x IN [way] WHERE x = 'stance'] AS go
  MATCH (v:Position {stance: $stance})
  RETURN v, null AS in_all
  UNION
  // Nothing was asked: no more than the pages so far, in the order of the index.
  UNWIND [x IN [way] WHERE x = 'all'] AS go
  WITH CASE WHEN $after_rank IS NULL THEN date('9999-12-31') WHEN toInteger($after_rank) = 0 THEN date('0001-01-01')
            ELSE date(toString(-toInteger($after_rank))) END AS until
  CALL (until) {
    MATCH (p:Position)
    WHERE p.stated_on <= until AND ($after_id IS NULL OR p.stated_on < until OR p.id > $after_id)
    RETURN p ORDER BY p.stated_on DESC, p.id LIMIT $skip + $limit + 1
  }
  RETURN p AS v, COUNT { (:Position) } AS in_all
  UNION
  UNWIND [x IN [way] WHERE x = 'oldest'] AS go
  WITH CASE WHEN $after_rank IS NULL THEN date('0001-01-01') WHEN toInteger($after_rank) = 99999999 THEN date('9999-12-31')
            ELSE date(toString(toInteger($after_rank))) END AS since
  CALL (since) {
    MATCH (p:Position)
    WHERE p.stated_on >= since AND ($after_id IS NULL OR p.stated_on > since OR p.id > $after_id)
    RETURN p ORDER BY p.stated_on, p.id LIMIT $skip + $limit + 1
  }
  RETURN p AS v, COUNT { (:Position) } AS in_all
}
WITH v, in_all, day, way
WHERE ($stance IS NULL OR v.stance = $stance)
  AND ($min_confidence IS NULL OR v.confidence >= $min_confidence)
  AND ($min_sources IS NULL OR v.independent_sources >= $min_sources)
  AND coalesce(v.known_from <= day, true) AND coalesce(v.known_until > day, true)
MATCH (p:Position {id: coalesce(v.position_id, v.id)})
WHERE ($from IS NULL OR p.stated_on >= date($from)) AND ($to IS NULL OR p.stated_on <= date($to))
  AND ($outlet IS NULL OR way = 'outlet' OR EXISTS {
    MATCH (p)<-[:SUPPORTS]-(:PositionClaim)-[:FROM]->(art:Article {outlet: $outlet})
    WHERE art.published_at <= day
  })
// The place in the order is one number: days as 20250815, below them what goes before days.
WITH v, p, in_all, p.stated_on AS stated
WITH v, p, in_all, stated.year * 10000 + stated.month * 100 + stated.day AS day
WITH v, p, in_all, CASE $sort
    WHEN 'date' THEN day
    WHEN '-sources' THEN -v.independent_sources * 100000000 - day
    WHEN '-confidence' THEN -toInteger(round(v.confidence * 1000000)) * 100000000 - day
    ELSE -day END AS rank
ORDER BY rank, p.id
// Nodes and numbers apart: as maps, all of a large graph would need more memory than a question may have.
WITH v, p, in_all, rank, $after_id IS NULL OR rank > toInteger($after_rank) OR rank = toInteger($after_rank) AND p.id > $after_id AS after
WITH collect(CASE WHEN after THEN v END) AS found, collect(CASE WHEN after THEN p END) AS held,
  collect(CASE WHEN after THEN rank END) AS ranks, count(v) AS number, max(in_all) AS in_all
WITH in_all, number, found[$skip..$skip + $limit] AS found, held[$skip..$skip + $limit] AS held,
  ranks[$skip..$skip + $limit] AS ranks, size(found) > $skip + $limit AS more,
  date(coalesce($as_of, '9999-12-31')) AS day
RETURN coalesce(in_all, number) AS total, COLLECT {
  UNWIND range(0, size(found) - 1) AS i
  WITH i, found[i] AS v, held[i] AS p
  RETURN v {
    id: coalesce(v.position_id, v.id), .stance, .quote, .medium, .sentence, stated_on: toString(p.stated_on), .plover_event,
    .confidence, .independent_sources, known_from: toString(v.known_from), .matter, .option, .side,
    topic: head(COLLECT { MATCH (v)-[:ON|WAS_KNOWN_ON]->(t:Topic) RETURN t {.id, .name} LIMIT 1 }),
    holders: COLLECT {
      MATCH (h:Actor)-[:HOLDS]->(p)
      WITH h ORDER BY h.name, h.id LIMIT 50
      RETURN {
        id: h.id, name: h.name,
        kind: CASE WHEN h:Person THEN 'person' WHEN h:State THEN 'state' ELSE 'organization' END
      }
    },
    target: head(COLLECT {
      MATCH (v)-[:TOWARD|WAS_KNOWN_TOWARD]->(t:Actor)
      RETURN {
        id: t.id, name: t.name,
        kind: CASE WHEN t:Person THEN 'person' WHEN t:State THEN 'state' ELSE 'organization' END
      } LIMIT 1
    }),
    stated_at: head(COLLECT {
      MATCH (v)-[:STATED_AT|WAS_KNOWN_STATED_AT]->(m:Meeting)
      UNWIND [m] + COLLECT { MATCH (m)-[:WAS_KNOWN_AS]->(then) RETURN then } AS s
      WITH m, s WHERE coalesce(s.known_from <= day, true) AND coalesce(s.known_until > day, true)
      RETURN {id: m.id, title: s.title, kind: s.kind, status: s.status, start_date: s.start_date} LIMIT 1
    }),
    evidence: COLLECT {
      MATCH (p)<-[:SUPPORTS]-(c:PositionClaim)-[:FROM]->(art:Article)
      WHERE art.published_at <= day
      WITH c, art ORDER BY c.sentence <> v.sentence, c.confidence DESC, art.published_at, c.id LIMIT 3
      RETURN c {
        claim_id: c.id, .sentence, .start, .end, .rule, .confidence, article_id: art.id,
        article_title: art.title, outlet: art.outlet, url: art.url, published_at: toString(art.published_at)
      }
    }
  } ORDER BY i
} AS items, CASE WHEN more THEN {rank: last(ranks), id: last(held).id} ELSE null END AS after;
