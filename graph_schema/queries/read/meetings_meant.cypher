// Which meetings does a description mean, who was there in what role, and which sentences say so?
// Each part of the description is a group {key, weight, actors, states, place, text}: ids of actors of whom one must be
// there (a state is there by who represents it), ids of states that the place may lie in, full-text queries of the place and
// of titles and sentences. Meetings that fit more of it come first; `met` names the parts that fit. Nothing else is required:
// days, kinds and statuses only give an order, so that what comes near is found too. `as_of` is a day: each meeting is then
// what was known of it on that day (null: now).
// :param groups => [{key: 'alaska', weight: 2.0, actors: [], states: [], place: '+"alaska"', text: '+"alaska"'}]
// :param kinds => ['summit']
// :param statuses => ['held', 'ongoing']
// :param from => null
// :param to => null
// :param near => '2025-08-20'
// :param as_of => null
// :param limit => 25
// :returns id, title, kind, status, start_date, end_date, date_phrase, in_time, fits, score, met, place, place_states, participants, evidence
// :hits actor 6791, place 16884, words 17044
CALL () {
  UNWIND $groups AS g
  UNWIND g.actors AS id
  MATCH (:Actor {id: id})-[:PARTICIPATED_IN|EXCLUDED_FROM|ABSENT_FROM]->(m:Meeting)
  RETURN DISTINCT g.key AS key, g.weight AS points, m
  UNION
  UNWIND $groups AS g
  UNWIND g.actors AS id
  MATCH (:Actor {id: id})-[:WAS_KNOWN_IN]->(then)<-[:WAS_KNOWN_AS]-(m:Meeting)
  WHERE $as_of IS NOT NULL
  RETURN DISTINCT g.key AS key, g.weight AS points, m
  UNION
  UNWIND $groups AS g
  UNWIND g.actors AS id
  MATCH (s:Actor {id: id})<-[:REPRESENTS]-(:Actor)-[:PARTICIPATED_IN]->(m:Meeting)
  WHERE s:State
  RETURN DISTINCT g.key AS key, 0.9 * g.weight AS points, m
  UNION
  UNWIND $groups AS g
  UNWIND g.states AS id
  MATCH (:Actor {id: id})<-[:IN_STATE]-(:Place)<-[:HELD_IN]-(m:Meeting)
  RETURN DISTINCT g.key AS key, g.weight AS points, m
  UNION
  UNWIND $groups AS g
  UNWIND g.states AS id
  MATCH (:Actor {id: id})-[:PARTICIPATED_IN {role: 'host'}]->(m:Meeting)
  RETURN DISTINCT g.key AS key, 0.8 * g.weight AS points, m
  UNION
  UNWIND [g IN $groups WHERE g.place <> ''] AS g
  CALL db.index.fulltext.queryNodes('place_names', g.place, {limit: 100}) YIELD node
  MATCH (node)<-[:HELD_IN]-(m:Meeting)
  RETURN DISTINCT g.key AS key, g.weight AS points, m
  UNION
  UNWIND [g IN $groups WHERE g.text <> ''] AS g
  CALL db.index.fulltext.queryNodes('meeting_titles', g.text, {limit: 200}) YIELD node AS m
  RETURN DISTINCT g.key AS key, g.weight AS points, m
  UNION
  UNWIND [g IN $groups WHERE g.text <> ''] AS g
  CALL db.index.fulltext.queryNodes('claim_sentences', g.text, {limit: 200}) YIELD node
  MATCH (node)-[:SUPPORTS]->(m:Meeting)
  // One sentence may only mention it ("three days after his summit in Alaska"); where several have it, it is meant.
  WITH g, m, count(DISTINCT node.sentence) AS sentences
  RETURN g.key AS key, (0.8 - 0.1 / sentences) * g.weight AS points, m
  UNION
  // Only days are told: those that lie in them.
  UNWIND [x IN [size($groups)] WHERE x = 0 AND ($from IS NOT NULL OR $to IS NOT NULL)] AS go
  MATCH (m:Meeting)
  WHERE m.first_day <= date(coalesce($to, '9999-12-31')) AND m.last_day >= date(coalesce($from, '0001-01-01'))
  WITH m WHERE size($statuses) = 0 OR m.status IN $statuses
  RETURN '' AS key, 0.0 AS points, m ORDER BY m.first_day DESC LIMIT 1000
  UNION
  // Not even days: those of the wanted status, or of the wanted kind.
  UNWIND [x IN [size($groups)] WHERE x = 0 AND $from IS NULL AND $to IS NULL] AS go
  UNWIND $statuses AS status
  MATCH (m:Meeting {status: status})
  RETURN '' AS key, 0.0 AS points, m
  UNION
  UNWIND [x IN [size($groups) + size($statuses)] WHERE x = 0 AND $from IS NULL AND $to IS NULL] AS go
  UNWIND $kinds AS kind
  MATCH (m:Meeting {kind: kind})
  RETURN '' AS key, 0.0 AS points, m
}
WITH m, key, max(points) AS points
WITH m, sum(points) AS score, [k IN collect(key) WHERE k <> ''] AS met
ORDER BY score DESC, m.id LIMIT 2000
WITH m, score, met, date(coalesce($as_of, '9999-12-31')) AS day
// `s` is what was known of the meeting on the day: the meeting itself, or what it was before.
UNWIND [m] + COLLECT { MATCH (m)-[:WAS_KNOWN_AS]->(then) WHERE $as_of IS NOT NULL RETURN then } AS s
WITH m, s, score, met, day
WHERE coalesce(s.known_from <= day, true) AND coalesce(s.known_until > day, true)
  AND ($as_of IS NULL OR EXISTS {
    MATCH (m)<-[:SUPPORTS]-(:MeetingClaim)-[:FROM]->(art:Article) WHERE art.published_at <= day
  })
WITH m, s, score, met, day,
  CASE
    WHEN $from IS NULL AND $to IS NULL THEN null
    WHEN s.first_day IS NULL THEN null
    ELSE s.first_day <= date(coalesce($to, '9999-12-31')) AND s.last_day >= date(coalesce($from, '0001-01-01'))
  END AS in_time,
  (size($kinds) = 0 OR s.kind IN $kinds) AS of_kind,
  (size($statuses) = 0 OR s.status IN $statuses) AS of_status
WITH m, s, score, met, day, in_time,
  score + CASE in_time WHEN true THEN 2.0 WHEN false THEN -3.0 ELSE 0.0 END
    + CASE WHEN of_kind THEN 1.0 ELSE 0.0 END + CASE WHEN of_status THEN 0.5 ELSE 0.0 END AS fits
ORDER BY fits DESC, s.first_day IS NULL, abs(duration.inDays(s.first_day, date($near)).days), m.id LIMIT $limit
RETURN m.id AS id, s.title AS title, s.kind AS kind, s.status AS status, s.start_date AS start_date,
  s.end_date AS end_date, s.date_phrase AS date_phrase, in_time, fits, score, met,
  head(COLLECT { MATCH (s)-[:HELD_IN|WAS_KNOWN_AT]->(p:Place) RETURN p {.id, .name, .country_iso3} LIMIT 1 }) AS place,
  COLLECT { MATCH (s)-[:HELD_IN|WAS_KNOWN_AT]->(:Place)-[:IN_STATE]->(o:State) RETURN o {.id, .name} LIMIT 1 } AS place_states,
  COLLECT {
    MATCH (a:Actor)-[p:PARTICIPATED_IN|EXCLUDED_FROM|ABSENT_FROM|WAS_KNOWN_IN]->(s)
    WITH a, p ORDER BY p.role <> 'host', p.confidence DESC, a.name, a.id LIMIT 100
    RETURN {
      id: a.id, name: a.name,
      kind: CASE WHEN a:Person THEN 'person' WHEN a:State THEN 'state' ELSE 'organization' END,
      role: p.role, confidence: p.confidence,
      represents: COLLECT {
        MATCH (a)-[r:REPRESENTS]->(o:Actor)
        WITH r, o ORDER BY r.to DESC, o.name LIMIT 3
        RETURN o {.id, .name, office: r.office}
      },
      evidence: COLLECT {
        UNWIND p.claims AS claim
        MATCH (c:Claim {id: claim})-[:FROM]->(art:Article)
        WHERE art.published_at <= day
        WITH c, art ORDER BY c.sentence <> p.sentence, c.confidence DESC, art.published_at, c.id LIMIT 1
        RETURN c {
          claim_id: c.id, .sentence, .start, .end, .rule, .confidence, article_id: art.id,
          article_title: art.title, outlet: art.outlet, url: art.url, published_at: toString(art.published_at)
        }
      }
    }
  } AS participants,
  COLLECT {
    MATCH (m)<-[:SUPPORTS]-(c:MeetingClaim)-[:FROM]->(art:Article)
    WHERE art.published_at <= day
    WITH c, art ORDER BY c.confidence DESC, art.published_at, c.id LIMIT 2
    RETURN c {
      claim_id: c.id, .sentence, .start, .end, .rule, .confidence, article_id: art.id,
      article_title: art.title, outlet: art.outlet, url: art.url, published_at: toString(art.published_at)
    }
  } AS evidence
ORDER BY fits DESC, s.first_day IS NULL, abs(duration.inDays(s.first_day, date($near)).days), m.id;
