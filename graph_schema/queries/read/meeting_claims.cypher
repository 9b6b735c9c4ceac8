// What does each article say of this meeting, sentence by sentence, before anything was concluded from it?
// `disagrees` tells where a sentence gives another value than the one that prevailed, and why that one did. `as_of` is a
// day: what articles had said by then (null: all of them).
// :param id => 'm-summit-anchorage-8a46a5d8'
// :param as_of => null
// :param skip => 0
// :param limit => 100
// :returns total, items
// :hits 84
MATCH (m:Meeting {id: $id})
WITH m, date(coalesce($as_of, '9999-12-31')) AS day
// What was known of it on that day: the meeting itself, or what it was before.
UNWIND [m] + COLLECT { MATCH (m)-[:WAS_KNOWN_AS]->(then) RETURN then } AS s
WITH m, s, day
WHERE coalesce(s.known_from <= day, true) AND coalesce(s.known_until > day, true)
WITH m, s, day, COUNT { MATCH (m)<-[:SUPPORTS]-(:MeetingClaim)-[:FROM]->(art:Article) WHERE art.published_at <= day } AS total
RETURN total, COLLECT {
  MATCH (m)<-[support:SUPPORTS]-(c:MeetingClaim)-[:FROM]->(art:Article)
  WHERE art.published_at <= day
  WITH support, c, art ORDER BY art.published_at, art.id, c.start, c.id SKIP $skip LIMIT $limit
  RETURN c {
    claim_id: c.id, .sentence, .start, .end, .rule, .confidence, .payload, reason: support.reason, article_id: art.id,
    article_title: art.title, outlet: art.outlet, url: art.url, published_at: toString(art.published_at),
    disagrees: COLLECT {
      MATCH (c)-[d:DISAGREES_WITH]->(s)
      WITH d ORDER BY d.on, d.actor
      RETURN d {.on, about: d.actor, .says, .chosen, .why}
    }
  }
} AS items;
