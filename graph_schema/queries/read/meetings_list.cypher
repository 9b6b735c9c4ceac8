// Which meetings are there: with these people, of this kind and status, there, then, about that?
// Every filter may be left out (null or []). `actors` holds one list of actor ids for each actor that took part.
// :param actors => []
// :param kind => null
// :param status => null
// :param place => null
// :param from => null
// :param to => null
// :param q => null
// :param skip => 0
// :param limit => 25
// :returns total, items
WITH size($actors) + CASE WHEN $place IS NULL THEN 0 ELSE 1 END + CASE WHEN $q IS NULL THEN 0 ELSE 1 END AS asked,
     [word IN split(replace(replace(coalesce($place, ''), '"', ' '), '\\', ' '), ' ') WHERE word <> ''] AS place_words,
     [word IN split(replace(replace(coalesce($q, ''), '"', ' '), '\\', ' '), ' ') WHERE word <> ''] AS q_words
WITH CASE
       WHEN asked > 0 THEN 'sets'
       WHEN $from IS NOT NULL OR $to IS NOT NULL THEN 'days'
       WHEN $status IS NOT NULL THEN 'status'
       WHEN $kind IS NOT NULL THEN 'kind'
       ELSE 'all'
     END AS way, asked,
     reduce(text = '', word IN place_words | text + ' +"' + word + '"') AS place_text,
     reduce(text = '', word IN q_words | text + ' +"' + word + '"') AS q_text
// Only the branch that the way names finds anything. (UNWIND of an empty list keeps the others from being run at all.)
CALL (way, asked, place_text, q_text) {
  // Each filter gives its own set of meetings, from an index; what is in all of them was asked for.
  UNWIND [x IN [way] WHERE x = 'sets'] AS go
  CALL (place_text, q_text) {
    UNWIND range(0, size($actors) - 1) AS which
    UNWIND $actors[which] AS id
    MATCH (:Actor {id: id})-[:PARTICIPATED_IN]->(m:Meeting)
    RETURN DISTINCT 'actor ' + which AS filter, m
    UNION
    MATCH (:Place {id: $place})<-[:HELD_IN]-(m:Meeting)
    RETURN 'place' AS filter, m
    UNION
    UNWIND [x IN [place_text] WHERE x <> ''] AS text
    CALL db.index.fulltext.queryNodes('place_names', text) YIELD node
    MATCH (node)<-[:HELD_IN]-(m:Meeting)
    RETURN 'place' AS filter, m
    UNION
    UNWIND [x IN [q_text] WHERE x <> ''] AS text
    CALL db.index.fulltext.queryNodes('meeting_titles', text) YIELD node AS m
    RETURN 'q' AS filter, m
    UNION
    UNWIND [x IN [q_text] WHERE x <> ''] AS text
    CALL db.index.fulltext.queryNodes('claim_sentences', text) YIELD node
    MATCH (node)-[:SUPPORTS]->(m:Meeting)
    RETURN 'q' AS filter, m
  }
  WITH asked, m, count(filter) AS met
  WHERE met >= asked
  RETURN m, null AS in_all
  UNION
  UNWIND [x IN [way] WHERE x = 'days'] AS go
  MATCH (m:Meeting)
  WHERE m.first_day <= date(coalesce($to, '9999-12-31')) AND m.last_day >= date(coalesce($from, '0001-01-01'))
  RETURN m, null AS in_all
  UNION
  UNWIND [x IN [way] WHERE x = 'status'] AS go
  MATCH (m:Meeting {status: $status})
  RETURN m, null AS in_all
  UNION
  UNWIND [x IN [way] WHERE x = 'kind'] AS go
  MATCH (m:Meeting {kind: $kind})
  RETURN m, null AS in_all
  UNION
  // Nothing was asked: no more than the pages so far, in the order of the index; then those without a day.
  UNWIND [x IN [way] WHERE x = 'all'] AS go
  CALL () {
    MATCH (m:Meeting)
    WHERE m.first_day IS NOT NULL
    WITH m ORDER BY m.first_day DESC, m.id LIMIT $skip + $limit
    RETURN collect(m) AS dated
  }
  CALL (dated) {
    UNWIND [x IN [size(dated)] WHERE x < $skip + $limit] AS go
    MATCH (m:Meeting)
    WHERE m.first_day IS NULL
    RETURN collect(m) AS undated
  }
  UNWIND dated + undated AS m
  RETURN m, COUNT { (:Meeting) } AS in_all
}
WITH m, in_all
WHERE ($kind IS NULL OR m.kind = $kind)
  AND ($status IS NULL OR m.status = $status)
  AND ($from IS NULL OR m.last_day >= date($from))
  AND ($to IS NULL OR m.first_day <= date($to))
WITH m, in_all ORDER BY m.first_day IS NULL, m.first_day DESC, m.id
WITH collect(m) AS found, max(in_all) AS in_all
RETURN coalesce(in_all, size(found)) AS total, COLLECT {
  UNWIND range($skip, $skip + $limit - 1) AS i
  WITH i, found[i] AS m
  WHERE m IS NOT NULL
  RETURN m {
    .id, .title, .kind, .status, .start_date, .end_date, .date_precision, .date_phrase,
    date_assumed: coalesce(m.date_assumed, false), .confidence, .independent_sources,
    place: head(COLLECT { MATCH (m)-[:HELD_IN]->(p:Place) RETURN p {.id, .name, .country_iso3} LIMIT 1 }),
    participants: COLLECT {
      MATCH (a:Actor)-[p:PARTICIPATED_IN]->(m)
      WITH a, p ORDER BY p.role <> 'host', p.confidence DESC, a.name
      RETURN {
        id: a.id, name: a.name,
        kind: CASE WHEN a:Person THEN 'person' WHEN a:State THEN 'state' ELSE 'organization' END,
        role: p.role, confidence: p.confidence, sentence: p.sentence, article_id: p.article_id
      }
    },
    evidence: COLLECT {
      MATCH (m)<-[:SUPPORTS]-(c:MeetingClaim)-[:FROM]->(art:Article)
      WITH c, art ORDER BY c.confidence DESC, art.published_at, c.id LIMIT 1
      RETURN c {
        claim_id: c.id, .sentence, .start, .end, .rule, .confidence, article_id: art.id,
        article_title: art.title, outlet: art.outlet, url: art.url, published_at: toString(art.published_at)
      }
    }
  } ORDER BY i
} AS items;
