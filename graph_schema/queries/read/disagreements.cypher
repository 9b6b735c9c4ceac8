// On what do articles disagree: what prevailed and why, who says something else, in which sentence?
// Words of the title of the meeting; '' for all.
// :param words => ''
// :param on => null
// :returns meeting, title, on, about, chosen, why, says, sentence, outlet, published_at, url
// :hits 1
WITH [word IN split(replace(replace($words, '"', ' '), '\\', ' '), ' ') WHERE word <> ''] AS words
WITH words, reduce(text = '', word IN words | text + ' +"' + word + '"') AS text
CALL (words, text) {
  WITH * WHERE size(words) > 0
  CALL db.index.fulltext.queryNodes('meeting_titles', text) YIELD node AS m
  MATCH (c:Claim)-[d:DISAGREES_WITH]->(m)
  RETURN m, d, c
  UNION
  WITH * WHERE size(words) = 0
  MATCH (c:Claim)-[d:DISAGREES_WITH]->(m:Meeting)
  RETURN m, d, c
}
WITH m, d, c
WHERE $on IS NULL OR d.on = $on
MATCH (c)-[:FROM]->(art:Article)
RETURN m.id AS meeting, m.title AS title, d.on AS on,
  head(COLLECT { MATCH (a:Actor {id: d.actor}) RETURN a.name }) AS about,
  d.chosen AS chosen, d.why AS why, d.says AS says, c.sentence AS sentence, art.outlet AS outlet,
  toString(art.published_at) AS published_at, art.url AS url
ORDER BY m.first_day IS NULL, m.first_day DESC, meeting, on, about, says, published_at LIMIT 500;
