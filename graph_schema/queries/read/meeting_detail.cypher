// What is known of this meeting: what, when, where, who, who was kept out, what became of it, and which sentences say so?
// `as_of` is a day: what was known on that day (null: now). `history` are the steps of its status, `disagreements` the
// values that did not prevail, with their sources.
// :param id => 'm-summit-anchorage-8a46a5d8'
// :param as_of => null
// :returns id, title, kind, status, start_date, end_date, date_precision, date_phrase, date_assumed, confidence, independent_sources, disputed, known_from, told_from, decided_by, plover_event, plover_mode, place, part_of, parts, participants, excluded, absent, history, disagreements, positions, evidence
// :hits 351
MATCH (m:Meeting {id: $id})
WITH m, date(coalesce($as_of, '9999-12-31')) AS day
// What was known of it on that day: the meeting itself, or what it was before.
UNWIND [m] + COLLECT { MATCH (m)-[:WAS_KNOWN_AS]->(then) RETURN then } AS s
WITH m, s, day
WHERE coalesce(s.known_from <= day, true) AND coalesce(s.known_until > day, true)
RETURN m.id AS id, s.title AS title, s.kind AS kind, s.status AS status,
  s.start_date AS start_date, s.end_date AS end_date, s.date_precision AS date_precision,
  s.date_phrase AS date_phrase, coalesce(s.date_assumed, false) AS date_assumed,
  s.confidence AS confidence, s.independent_sources AS independent_sources,
  coalesce(s.disputed, []) AS disputed, toString(s.known_from) AS known_from, toString(m.told_from) AS told_from,
  coalesce(s.decided_by, []) AS decided_by,
  s.plover_event AS plover_event, s.plover_mode AS plover_mode,
  head(COLLECT { MATCH (s)-[:HELD_IN|WAS_KNOWN_AT]->(p:Place) RETURN p {.id, .name, .country_iso3} LIMIT 1 }) AS place,
  head(COLLECT {
    MATCH (s)-[:PART_OF|WAS_KNOWN_PART_OF]->(o:Meeting)
    UNWIND [o] + COLLECT { MATCH (o)-[:WAS_KNOWN_AS]->(then) RETURN then } AS known
    WITH o, known WHERE coalesce(known.known_from <= day, true) AND coalesce(known.known_until > day, true)
    RETURN {id: o.id, title: known.title, kind: known.kind, status: known.status, start_date: known.start_date} LIMIT 1
  }) AS part_of,
  COLLECT {
    MATCH (known)-[:PART_OF|WAS_KNOWN_PART_OF]->(m)
    WHERE coalesce(known.known_from <= day, true) AND coalesce(known.known_until > day, true)
    WITH known ORDER BY known.first_day, known.id LIMIT 100
    RETURN known {id: coalesce(known.meeting_id, known.id), .title, .kind, .status, .start_date}
  } AS parts,
  COLLECT {
    MATCH (a:Actor)-[p:PARTICIPATED_IN|WAS_KNOWN_IN]->(s)
    WHERE NOT p.role IN ['excluded', 'absent']
    WITH a, p ORDER BY p.role <> 'host', p.confidence DESC, a.name
    RETURN {
      id: a.id, name: a.name,
      kind: CASE WHEN a:Person THEN 'person' WHEN a:State THEN 'state' ELSE 'organization' END,
      role: p.role, confidence: p.confidence, sentence: p.sentence, article_id: p.article_id
    }
  } AS participants,
  COLLECT {
    MATCH (a:Actor)-[p:EXCLUDED_FROM|WAS_KNOWN_IN]->(s)
    WHERE p.role = 'excluded'
    WITH a, p ORDER BY p.confidence DESC, a.name
    RETURN {
      id: a.id, name: a.name,
      kind: CASE WHEN a:Person THEN 'person' WHEN a:State THEN 'state' ELSE 'organization' END,
      role: p.role, confidence: p.confidence, sentence: p.sentence, article_id: p.article_id
    }
  } AS excluded,
  COLLECT {
    MATCH (a:Actor)-[p:ABSENT_FROM|WAS_KNOWN_IN]->(s)
    WHERE p.role = 'absent'
    WITH a, p ORDER BY p.confidence DESC, a.name
    RETURN {
      id: a.id, name: a.name,
      kind: CASE WHEN a:Person THEN 'person' WHEN a:State THEN 'state' ELSE 'organization' END,
      role: p.role, confidence: p.confidence, sentence: p.sentence, article_id: p.article_id
    }
  } AS absent,
  COLLECT {
    MATCH (m)-[step:HAD_STATUS]->(art:Article)
    WHERE step.from <= day
    MATCH (c:Claim {id: step.claim})
    WITH step, c, art ORDER BY step.from
    RETURN {
      status: step.status, from: toString(step.from),
      evidence: [
        c {
          claim_id: c.id, .sentence, .start, .end, .rule, .confidence, article_id: art.id,
          article_title: art.title, outlet: art.outlet, url: art.url, published_at: toString(art.published_at)
        }
      ]
    }
  } AS history,
  COLLECT {
    MATCH (c:Claim)-[d:DISAGREES_WITH]->(s)
    MATCH (c)-[:FROM]->(art:Article)
    WITH d, c, art ORDER BY c.confidence DESC, art.published_at, c.id
    WITH d.on AS on, d.actor AS who, d.chosen AS chosen, d.says AS says, d.why AS why,
      collect(c {
        claim_id: c.id, .sentence, .start, .end, .rule, .confidence, article_id: art.id,
        article_title: art.title, outlet: art.outlet, url: art.url, published_at: toString(art.published_at)
      }) AS sources
    ORDER BY on, who, says
    RETURN {
      on: on,
      about: head(COLLECT {
        MATCH (a:Actor {id: who})
        RETURN {id: a.id, name: a.name, kind: CASE WHEN a:Person THEN 'person' WHEN a:State THEN 'state' ELSE 'organization' END}
      }),
      chosen: chosen, says: says, why: why, sources: sources
    }
  } AS disagreements,
  COUNT {
    MATCH (p)-[:STATED_AT|WAS_KNOWN_STATED_AT]->(m)
    WHERE coalesce(p.known_from <= day, true) AND coalesce(p.known_until > day, true)
  } AS positions,
  COLLECT {
    MATCH (m)<-[:SUPPORTS]-(c:MeetingClaim)-[:FROM]->(art:Article)
    WHERE art.published_at <= day
    WITH c, art ORDER BY c.confidence DESC, art.published_at, c.id LIMIT 20
    RETURN c {
      claim_id: c.id, .sentence, .start, .end, .rule, .confidence, article_id: art.id,
      article_title: art.title, outlet: art.outlet, url: art.url, published_at: toString(art.published_at)
    }
  } AS evidence;
