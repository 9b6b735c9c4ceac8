// Which articles were read: of this outlet, of these days, with these words?
// Every filter may be left out (null).
// :param outlet => null
// :param from => null
// :param to => null
// :param q => null
// :param skip => 0
// :param limit => 25
// :returns total, items
WITH [word IN split(replace(replace(coalesce($q, ''), '"', ' '), '\\', ' '), ' ') WHERE word <> ''] AS words
WITH reduce(text = '', word IN words | text + ' +"' + word + '"') AS text
CALL (text) {
  WITH * WHERE text <> ''
  CALL db.index.fulltext.queryNodes('article_texts', text) YIELD node AS art
  RETURN art
  UNION
  WITH * WHERE $q IS NULL
  MATCH (art:Article)
  WHERE art.published_at >= date(coalesce($from, '0001-01-01')) AND art.published_at <= date(coalesce($to, '9999-12-31'))
  RETURN art
}
WITH art
WHERE ($outlet IS NULL OR art.outlet = $outlet)
  AND ($from IS NULL OR art.published_at >= date($from))
  AND ($to IS NULL OR art.published_at <= date($to))
WITH art ORDER BY art.published_at DESC, art.id
WITH collect(art) AS found
RETURN size(found) AS total, COLLECT {
  UNWIND range($skip, $skip + $limit - 1) AS i
  WITH i, found[i] AS art
  WHERE art IS NOT NULL
  RETURN art {
    .id, .title, .outlet, agencies: coalesce(art.agencies, []), published_at: toString(art.published_at), .url, .language, .syndication_id,
    claims: COUNT { (art)<-[:FROM]-(:Claim) },
    meetings: COUNT { MATCH (art)<-[:FROM]-(:MeetingClaim)-[:SUPPORTS]->(m:Meeting) RETURN DISTINCT m },
    positions: COUNT { MATCH (art)<-[:FROM]-(:PositionClaim)-[:SUPPORTS]->(p:Position) RETURN DISTINCT p }
  } ORDER BY i
} AS items;
