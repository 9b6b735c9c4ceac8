// What does this actor say, on which topic, toward whom, and where has it moved from what it said before?
// `topic` is the id of a topic, words of its name, or the question at issue. `as_of` is a day: what was known on that day
// (null: now). `shift` has the earlier positions from which the actor has moved; docs/resolution.md has the rule.
// :param id => 'person:volodymyr-zelenskyy'
// :param topic => null
// :param stance => null
// :param as_of => null
// :param skip => 0
// :param limit => 25
// :returns total, items
// :hits 109
MATCH (a:Actor {id: $id})
WITH a, date(coalesce($as_of, '9999-12-31')) AS day,
     [word IN split(replace(replace(coalesce($topic, ''), '"', ' '), '\\', ' '), ' ') WHERE word <> ''] AS words
WITH a, day, toLower(reduce(text = '', word IN words | trim(text + ' ' + word))) AS question, COLLECT {
  UNWIND [x IN [words] WHERE size(x) > 0] AS go
  CALL db.index.fulltext.queryNodes('topic_names', reduce(text = '', word IN words | text + ' +"' + word + '"')) YIELD node
  RETURN node
} + COLLECT { MATCH (t:Topic {id: $topic}) RETURN t } AS topics
// All that it says as known on that day, the latest first.
WITH day, topics, question, COLLECT {
  MATCH (a)-[:HOLDS]->(p:Position)
  UNWIND [p] + COLLECT { MATCH (p)-[:WAS_KNOWN_AS]->(then) WHERE $as_of IS NOT NULL RETURN then } AS v
  WITH p, v
  WHERE coalesce(v.known_from <= day, true) AND coalesce(v.known_until > day, true)
  WITH p, v ORDER BY p.stated_on DESC, p.id
  RETURN {p: p, v: v}
} AS said
WITH day, said, [one IN said WHERE ($stance IS NULL OR one.v.stance = $stance)
  AND ($topic IS NULL OR one.v.matter = question OR one.v.option = question
       OR EXISTS { MATCH (v)-[:ON|WAS_KNOWN_ON]->(t:Topic) WHERE v = one.v AND t IN topics })] AS found
WITH day, found, found[$skip..$skip + $limit] AS page, said
// What it said for or against the same matters, with whom each is toward.
WITH day, found, page, COLLECT {
  UNWIND [one IN said WHERE one.v.side IS NOT NULL AND any(x IN page WHERE x.v.matter = one.v.matter)] AS one
  RETURN {p: one.p, v: one.v, toward: head(COLLECT { MATCH (v)-[:TOWARD|WAS_KNOWN_TOWARD]->(t) WHERE v = one.v RETURN t.id })}
} AS sided
RETURN size(found) AS total, COLLECT {
  UNWIND range(0, size(page) - 1) AS i
  WITH i, page[i].v AS v, page[i].p AS p, head([one IN sided WHERE one.v = page[i].v | one.toward]) AS toward
  // The rest of what it said on this: toward the same actor, or nobody; what names no more than a single word, or not
  // what it concerns, only within 60 days.
  WITH i, v, p, [one IN sided WHERE one.v.matter = v.matter AND coalesce(one.toward, toward, '') = coalesce(toward, one.toward, '')
    AND (v.option IS NULL AND v.matter CONTAINS ' ' OR v.regarding = one.v.regarding
         OR coalesce(v.regarding, one.v.regarding, '') = coalesce(one.v.regarding, v.regarding, '')
            AND abs(duration.inDays(one.p.stated_on, p.stated_on).days) <= 60)] AS line
  WITH i, v, p, [one IN line WHERE one.p.stated_on = p.stated_on] AS now, [one IN line WHERE one.p.stated_on < p.stated_on] AS earlier
  WITH i, v, p, now, [one IN earlier WHERE one.p.stated_on = head(earlier).p.stated_on] AS before
  WITH i, v, p, [one IN before WHERE v.side IS NOT NULL
    AND (coalesce(one.v.option, '') = coalesce(v.option, '') OR one.v.side = 'for' AND v.side = 'for')
    AND none(x IN before WHERE x.v.side = v.side AND coalesce(x.v.option, '') = coalesce(v.option, ''))
    AND none(x IN now WHERE x.v.side = one.v.side AND coalesce(x.v.option, '') = coalesce(one.v.option, ''))] AS moved
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
    },
    shift: [one IN moved | {
      id: one.p.id, stance: one.v.stance, sentence: one.v.sentence, stated_on: toString(one.p.stated_on),
      how: CASE WHEN coalesce(one.v.option, '') = coalesce(v.option, '') THEN 'from ' + one.v.side + ' to ' + v.side
                ELSE 'from ' + one.v.option + ' to ' + v.option END
    }]
  } ORDER BY i
} AS items;
