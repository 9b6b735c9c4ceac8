// Which meetings are there: with these people, of this kind and status, there, then, about that?
// Every filter may be left out (null or []). `actors` holds one list of actor ids for each actor (or country, or organisation)
// that took part, with `role` each of them in that role. `outlet` is one that tells of it.
// `as_of` is a day: each meeting is then what was known of it on that day, and the filters ask for that.
// `sort` is -date (the default: the latest first), date, -sources or -confidence; what has no day comes last. `after_rank` and
// `after_id` are the place in that order after which the page begins: `after` of the page before, if there are more.
// :param actors => []
// :param kind => null
// :param status => null
// :param place => null
// :param from => null
// :param to => null
// :param q => null
// :param role => null
// :param min_confidence => null
// :param min_sources => null
// :param outlet => null
// :param as_of => null
// :param sort => null
// :param after_rank => null
// :param after_id => null
// :param skip => 0
// :param limit => 25
// :returns total, items, after
// :hits all 5916, next 5927, deep 45906, days 44218, from 6500, status 33709, kind 23212, actor 2350, place 5950, words 6222, outlet 12300, as of 75744, sources 145699
WITH date(coalesce($as_of, '9999-12-31')) AS day,
     size($actors) + CASE WHEN $place IS NULL THEN 0 ELSE 1 END + CASE WHEN $q IS NULL THEN 0 ELSE 1 END AS asked,
     [word IN split(replace(replace(coalesce($place, ''), '"', ' '), '\\', ' '), ' ') WHERE word <> ''] AS place_words,
     [word IN split(replace(replace(coalesce($q, ''), '"', ' '), '\\', ' '), ' ') WHERE word <> ''] AS q_words
WITH CASE
       WHEN asked > 0 THEN 'sets'
       WHEN $as_of IS NOT NULL THEN 'then'
       WHEN $outlet IS NOT NULL THEN 'outlet'
       WHEN $from IS NOT NULL THEN 'since'
       WHEN $to IS NOT NULL THEN 'until'
       WHEN $status IS NOT NULL THEN 'status'
       WHEN $kind IS NOT NULL THEN 'kind'
       WHEN coalesce($min_confidence, 0) > 0 OR coalesce($min_sources, 1) > 1 OR $sort IN ['-sources', '-confidence'] THEN 'every'
       WHEN $sort = 'date' THEN 'oldest'
       ELSE 'all'
     END AS way, day, asked,
     reduce(text = '', word IN place_words | text + ' +"' + word + '"') AS place_text,
     reduce(text = '', word IN q_words | text + ' +"' + word + '"') AS q_text
// Only the branch that the way names finds anything. (UNWIND of an empty list keeps the others from being run at all.)
// `s` is what was known of a meeting at some time: the meeting itself, or what it was before.
CALL (way, day, asked, place_text, q_text) {
  // Each filter gives its own set of meetings, from an index; what is in all of them was asked for.
  UNWIND [x IN [way] WHERE x = 'sets'] AS go
  CALL (day, place_text, q_text) {
    UNWIND range(0, size($actors) - 1) AS which
    UNWIND $actors[which] AS id
    MATCH (:Actor {id: id})-[p:PARTICIPATED_IN|WAS_KNOWN_IN]->(s)
    WHERE NOT p.role IN ['excluded', 'absent'] AND ($role IS NULL OR p.role = $role)
    RETURN DISTINCT 'actor ' + which AS filter, s
    UNION
    MATCH (:Place {id: $place})<-[:HELD_IN|WAS_KNOWN_AT]-(s)
    RETURN 'place' AS filter, s
    UNION
    UNWIND [x IN [place_text] WHERE x <> ''] AS text
    CALL db.index.fulltext.queryNodes('place_names', text) YIELD node
    MATCH (node)<-[:HELD_IN|WAS_KNOWN_AT]-(s)
    RETURN 'place' AS filter, s
    UNION
    UNWIND [x IN [q_text] WHERE x <> ''] AS text
    CALL db.index.fulltext.queryNodes('meeting_titles', text) YIELD node AS s
    RETURN 'q' AS filter, s
    UNION
    UNWIND [x IN [q_text] WHERE x <> '' AND $as_of IS NOT NULL] AS text
    CALL db.index.fulltext.queryNodes('meeting_then_titles', text) YIELD node AS s
    RETURN 'q' AS filter, s
    UNION
    UNWIND [x IN [q_text] WHERE x <> ''] AS text
    CALL db.index.fulltext.queryNodes('claim_sentences', text) YIELD node
    MATCH (node)-[:SUPPORTS]->(m:Meeting)
    WHERE $as_of IS NULL OR EXISTS { MATCH (node)-[:FROM]->(art:Article) WHERE art.published_at <= day }
    UNWIND [m] + COLLECT { MATCH (m)-[:WAS_KNOWN_AS]->(then) WHERE $as_of IS NOT NULL RETURN then } AS s
    RETURN DISTINCT 'q' AS filter, s
  }
  WITH asked, s, count(filter) AS met
  WHERE met >= asked
  RETURN s, null AS in_all
  UNION
  // As known on a day: what had been told of by then, as it is now or as it was before.
  UNWIND [x IN [way] WHERE x = 'then'] AS go
  MATCH (s:Meeting)
  WHERE s.told_from <= day AND s.known_from <= day
  RETURN s, null AS in_all
  UNION
  UNWIND [x IN [way] WHERE x = 'then'] AS go
  MATCH (m:Meeting)
  WHERE m.told_from <= day AND m.known_from > day
  MATCH (m)-[:WAS_KNOWN_AS]->(s)
  RETURN s, null AS in_all
  UNION
  UNWIND [x IN [way] WHERE x = 'outlet'] AS go
  MATCH (:Article {outlet: $outlet})<-[:FROM]-(:MeetingClaim)-[:SUPPORTS]->(s:Meeting)
  RETURN s, null AS in_all
  UNION
  // No index has both ends of a span: those that ended before are left out by one, what began later is read and dropped.
  UNWIND [x IN [way] WHERE x = 'since'] AS go
  MATCH (s:Meeting)
  USING INDEX s:Meeting(last_day)
  WHERE s.last_day >= date($from) AND s.first_day <= date(coalesce($to, '9999-12-31'))
  RETURN s, null AS in_all
  UNION
  UNWIND [x IN [way] WHERE x = 'until'] AS go
  MATCH (s:Meeting)
  WHERE s.first_day <= date($to)
  RETURN s, null AS in_all
  UNION
  UNWIND [x IN [way] WHERE x = 'status'] AS go
  MATCH (s:Meeting {status: $status})
  RETURN s, null AS in_all
  UNION
  UNWIND [x IN [way] WHERE x = 'kind'] AS go
  MATCH (s:Meeting {kind: $kind})
  RETURN s, null AS in_all
  UNION
  // How sure it is has no index, and few meetings would be left out by one.
  UNWIND [x IN [way] WHERE x = 'every'] AS go
  MATCH (s:Meeting)
  RETURN s, null AS in_all
  UNION
  // Nothing was asked: no more than the pages so far, in the order of the index; then those without a day.
  UNWIND [x IN [way] WHERE x = 'all'] AS go
  WITH CASE WHEN $after_rank IS NULL THEN date('9999-12-31') WHEN toInteger($after_rank) = 0 THEN date('0001-01-01')
            ELSE date(toString(-toInteger($after_rank))) END AS until
  CALL (until) {
    MATCH (m:Meeting)
    WHERE m.first_day <= until AND ($after_id IS NULL OR m.first_day < until OR m.id > $after_id)
    WITH m ORDER BY m.first_day DESC, m.id LIMIT $skip + $limit + 1
    RETURN collect(m) AS dated
  }
  CALL (dated) {
    UNWIND [x IN [size(dated)] WHERE x < $skip + $limit + 1] AS go
    MATCH (m:Meeting)
    WHERE m.first_day IS NULL
    RETURN collect(m) AS undated
  }
  UNWIND dated + undated AS s
  RETURN s, COUNT { (:Meeting) } AS in_all
  UNION
  UNWIND [x IN [way] WHERE x = 'oldest'] AS go
  WITH CASE WHEN $after_rank IS NULL THEN date('0001-01-01') WHEN toInteger($after_rank) = 99999999 THEN date('9999-12-31')
            ELSE date(toString(toInteger($after_rank))) END AS since
  CALL (since) {
    MATCH (m:Meeting)
    WHERE m.first_day >= since AND ($after_id IS NULL OR m.first_day > since OR m.id > $after_id)
    WITH m ORDER BY m.first_day, m.id LIMIT $skip + $limit + 1
    RETURN collect(m) AS dated
  }
  CALL (dated) {
    UNWIND [x IN [size(dated)] WHERE x < $skip + $limit + 1] AS go
    MATCH (m:Meeting)
    WHERE m.first_day IS NULL
    RETURN collect(m) AS undated
  }
  UNWIND dated + undated AS s
  RETURN s, COUNT { (:Meeting) } AS in_all
}
WITH s, in_all, coalesce(s.meeting_id, s.id) AS id, day, way
WHERE coalesce(s.known_from <= day, true) AND coalesce(s.known_until > day, true)
  AND ($kind IS NULL OR s.kind = $kind)
  AND ($status IS NULL OR s.status = $status)
  AND ($from IS NULL OR s.last_day >= date($from))
  AND ($to IS NULL OR s.first_day <= date($to))
  AND ($min_confidence IS NULL OR s.confidence >= $min_confidence)
  AND ($min_sources IS NULL OR s.independent_sources >= $min_sources)
  AND ($outlet IS NULL OR way = 'outlet' OR EXISTS {
    MATCH (:Meeting {id: id})<-[:SUPPORTS]-(:MeetingClaim)-[:FROM]->(art:Article {outlet: $outlet})
    WHERE art.published_at <= day
  })
// The place in the order is one number: days as 20250815, below them what goes before days.
WITH s, id, in_all, s.first_day AS first
WITH s, id, in_all, coalesce(first.year * 10000 + first.month * 100 + first.day, 0) AS day
WITH s, id, in_all, CASE $sort
    WHEN 'date' THEN CASE day WHEN 0 THEN 99999999 ELSE day END
    WHEN '-sources' THEN -s.independent_sources * 100000000 - day
    WHEN '-confidence' THEN -toInteger(round(s.confidence * 1000000)) * 100000000 - day
    ELSE -day END AS rank
ORDER BY rank, id
// Nodes and numbers apart: as maps, all of a large graph would need more memory than a question may have.
WITH s, in_all, rank, $after_id IS NULL OR rank > toInteger($after_rank) OR rank = toInteger($after_rank) AND id > $after_id AS after
WITH collect(CASE WHEN after THEN s END) AS found, collect(CASE WHEN after THEN rank END) AS ranks, count(s) AS number,
  max(in_all) AS in_all
WITH in_all, number, found[$skip..$skip + $limit] AS found, ranks[$skip..$skip + $limit] AS ranks,
  size(found) > $skip + $limit AS more
WITH in_all, number, found, ranks, more, date(coalesce($as_of, '9999-12-31')) AS day
RETURN coalesce(in_all, number) AS total, COLLECT {
  UNWIND range(0, size(found) - 1) AS i
  WITH i, found[i] AS s
  RETURN s {
    id: coalesce(s.meeting_id, s.id), .title, .kind, .status, .start_date, .end_date, .date_precision, .date_phrase,
    date_assumed: coalesce(s.date_assumed, false), .confidence, .independent_sources,
    disputed: coalesce(s.disputed, []), known_from: toString(s.known_from),
    place: head(COLLECT { MATCH (s)-[:HELD_IN|WAS_KNOWN_AT]->(p:Place) RETURN p {.id, .name, .country_iso3} LIMIT 1 }),
    participants: COLLECT {
      MATCH (a:Actor)-[p:PARTICIPATED_IN|WAS_KNOWN_IN]->(s)
      WHERE NOT p.role IN ['excluded', 'absent']
      WITH a, p ORDER BY p.role <> 'host', p.confidence DESC, a.name
      RETURN {
        id: a.id, name: a.name,
        kind: CASE WHEN a:Person THEN 'person' WHEN a:State THEN 'state' ELSE 'organization' END,
        role: p.role, confidence: p.confidence, sentence: p.sentence, article_id: p.article_id
      }
    },
    evidence: COLLECT {
      MATCH (:Meeting {id: coalesce(s.meeting_id, s.id)})<-[:SUPPORTS]-(c:MeetingClaim)-[:FROM]->(art:Article)
      WHERE art.published_at <= day
      WITH c, art ORDER BY c.confidence DESC, art.published_at, c.id LIMIT 1
      RETURN c {
        claim_id: c.id, .sentence, .start, .end, .rule, .confidence, article_id: art.id,
        article_title: art.title, outlet: art.outlet, url: art.url, published_at: toString(art.published_at)
      }
    }
  } ORDER BY i
} AS items, CASE WHEN more THEN
  {rank: last(ranks), id: coalesce(last(found).meeting_id, last(found).id)} ELSE null END AS after;
