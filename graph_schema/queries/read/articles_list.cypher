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
WITH CASE
       WHEN $q IS NOT NULL THEN 'words'
       WHEN $outlet IS NOT NULL OR $from IS NOT NULL OR $to IS NOT NULL THEN 'days'
       ELSE 'all'
     END AS way,
     reduce(text = '', word IN words | text + ' +"' + word + '"') AS text
// Only the branch that the way names finds anything. (UNWIND of an empty list keeps the others from being run at all.)
CALL (way, text) {
  UNWIND [x IN [text] WHERE way = 'words' AND x <> ''] AS go
  CALL db.index.fulltext.queryNodes('article_texts', text) YIELD node AS art
  RETURN art, null AS in_all
  UNION
  UNWIND [x IN [way] WHERE x = 'days'] AS go
  MATCH (art:Article)
  WHERE art.published_at >= date(coalesce($from, '0001-01-01')) AND art.published_at <= date(coalesce($to, '9999-12-31'))
  RETURN art, null AS in_all
  UNION
  // Nothing was asked: no more than the pages so far, in the order of the index.
  UNWIND [x IN [way] WHERE x = 'all'] AS go
  CALL () {
    MATCH (art:Article)
    WHERE art.published_at IS NOT NULL
    RETURN art ORDER BY art.published_at DESC, art.id LIMIT $skip + $limit
  }
  RETURN art, COUNT { (:Article) } AS in_all
}
WITH art, in_all
WHERE ($outlet IS NULL OR art.outlet = $outlet)
  AND ($from IS NULL OR art.published_at >= date($from))
  AND ($to IS NULL OR art.published_at <= date($to))
WITH art, in_all ORDER BY art.published_at DESC, art.id
WITH collect(art) AS found, max(in_all) AS in_all
RETURN coalesce(in_all, size(found)) AS total, COLLECT {
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
