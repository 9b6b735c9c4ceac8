// Who is to attend which summit? Finds meetings that are planned or proposed by words of title, place and kind.
// A meeting found by its title or place comes before one that is only found by a sentence which tells of it.
// :param words => 'Washington talks'
// :returns meeting, title, kind, status, start_date, place, expected, sentences
// :hits 5598
WITH [word IN split(replace(replace(toLower($words), '"', ' '), '\\', ' '), ' ') WHERE word <> ''] AS words
WITH words, [word IN words WHERE word IN ['summit', 'talks', 'visit', 'call', 'conference', 'negotiation', 'ceremony']] AS kinds
WITH kinds,
     reduce(text = '', word IN words | text + ' +"' + word + '"') AS text,
     reduce(text = '', word IN [w IN words WHERE NOT w IN kinds] | text + ' +"' + word + '"') AS place_text
CALL (kinds, text, place_text) {
  WITH * WHERE text <> ''
  CALL db.index.fulltext.queryNodes('meeting_titles', text) YIELD node AS m
  RETURN m, 1 AS tier
  UNION
  WITH * WHERE place_text <> ''
  CALL db.index.fulltext.queryNodes('place_names', place_text) YIELD node
  MATCH (node)<-[:HELD_IN]-(m:Meeting)
  WHERE size(kinds) = 0 OR m.kind IN kinds
  RETURN m, 1 AS tier
  UNION
  WITH * WHERE text <> ''
  CALL db.index.fulltext.queryNodes('claim_sentences', text) YIELD node
  MATCH (node)-[:SUPPORTS]->(m:Meeting)
  RETURN m, 2 AS tier
}
WITH m, min(tier) AS tier
WHERE m.status IN ['planned', 'proposed', 'postponed']
WITH collect({m: m, tier: tier}) AS found, min(tier) AS best
UNWIND [hit IN found WHERE hit.tier = best | hit.m] AS m
WITH m ORDER BY m.first_day IS NULL, m.first_day, m.id LIMIT 100
RETURN m.id AS meeting, m.title AS title, m.kind AS kind, m.status AS status, m.start_date AS start_date,
  head(COLLECT { MATCH (m)-[:HELD_IN]->(p:Place) RETURN p.name LIMIT 1 }) AS place,
  COLLECT {
    MATCH (a:Actor)-[p:PARTICIPATED_IN]->(m)
    WITH a, p ORDER BY p.role <> 'host', p.confidence DESC, a.name
    RETURN a.name
  } AS expected,
  COLLECT {
    MATCH (m)<-[:SUPPORTS]-(c:MeetingClaim)
    WITH DISTINCT c.sentence AS sentence, max(c.confidence) AS confidence
    ORDER BY confidence DESC, sentence LIMIT 3
    RETURN sentence
  } AS sentences;
