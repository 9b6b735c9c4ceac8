// Which articles were read: of this outlet, of these days, with these words?
// Every filter may be left out (null). `sort` is -date (the default: the latest first) or date; `after_rank` and `after_id` are
// the place in that order after which the page begins: `after` of the page before, if there are more.
// :param outlet => null
// :param from => null
// :param to => null
// :param q => null
// :param sort => null
// :param after_rank => null
// :param after_id => null
// :param skip => 0
// :param limit => 25
// :returns total, items, after
// :hits all 5410, next 5412, days 1075, outlet 5477, words 5356
WITH [word IN split(replace(replace(coalesce($q, ''), '"', ' '), '\\', ' '), ' ') WHERE word <> ''] AS words
WITH CASE
       WHEN $q IS NOT NULL THEN 'words'
       WHEN $outlet IS NOT NULL THEN 'outlet'
       WHEN $from IS NOT NULL OR $to IS NOT NULL THEN 'days'
       WHEN $sort = 'date' THEN 'oldest'
       ELSE 'all'
     END AS way,
     reduce(text = '', word IN words | text + ' +"' + word + '"') AS text
// Only the branch that the way names finds anything. (UNWIND of an empty list keeps the others from being run at all.)
CALL (way, text) {
  UNWIND [x IN [text] WHERE way = 'words' AND x <> ''] AS go
  CALL db.index.fulltext.queryNodes('article_texts', text) YIELD node AS art
  RETURN art, null AS in_all
  UNION
  UNWIND [x IN [way] WHERE x = 'outlet'] AS go
  MATCH (art:Article {outlet: $outlet})
  RETURN art, null AS in_all
  UNION
  UNWIND [x IN [way] WHERE x = 'days'] AS go
  MATCH (art:Article)
  WHERE art.published_at >= date(coalesce($from, '0001-01-01')) AND art.published_at <= date(coalesce($to, '9999-12-31'))
  RETURN art, null AS in_all
  UNION
  // Nothing was asked: no more than the pages so far, in the order of the index.
  UNWIND [x IN [way] WHERE x = 'all'] AS go
  WITH CASE WHEN $after_rank IS NULL THEN date('9999-12-31') WHEN toInteger($after_rank) = 0 THEN date('0001-01-01')
            ELSE date(toString(-toInteger($after_rank))) END AS until
  CALL (until) {
    MATCH (art:Article)
    WHERE art.published_at <= until AND ($after_id IS NULL OR art.published_at < until OR art.id > $after_id)
    RETURN art ORDER BY art.published_at DESC, art.id LIMIT $skip + $limit + 1
  }
  RETURN art, COUNT { (:Article) } AS in_all
  UNION
  UNWIND [x IN [way] WHERE x = 'oldest'] AS go
  WITH CASE WHEN $after_rank IS NULL THEN date('0001-01-01') WHEN toInteger($after_rank) = 99999999 THEN date('9999-12-31')
            ELSE date(toString(toInteger($after_rank))) END AS since
  CALL (since) {
    MATCH (art:Article)
    WHERE art.published_at >= since AND ($after_id IS NULL OR art.published_at > since OR art.id > $after_id)
    RETURN art ORDER BY art.published_at, art.id LIMIT $skip + $limit + 1
  }
  RETURN art, COUNT { (:Article) } AS in_all
}
WITH art, in_all
WHERE ($outlet IS NULL OR art.outlet = $outlet)
  AND ($from IS NULL OR art.published_at >= date($from))
  AND ($to IS NULL OR art.published_at <= date($to))
// The place in the order is one number: days as 20250815.
WITH art, in_all, art.published_at AS published
WITH art, in_all, published.year * 10000 + published.month * 100 + published.day AS day
WITH art, in_all, CASE $sort WHEN 'date' THEN day ELSE -day END AS rank
ORDER BY rank, art.id
// Nodes and numbers apart: as maps, all of a large graph would need more memory than a question may have.
WITH art, in_all, rank, $after_id IS NULL OR rank > toInteger($after_rank) OR rank = toInteger($after_rank) AND art.id > $after_id AS after
WITH collect(CASE WHEN after THEN art END) AS found, collect(CASE WHEN after THEN rank END) AS ranks, count(art) AS number,
  max(in_all) AS in_all
WITH in_all, number, found[$skip..$skip + $limit] AS found, ranks[$skip..$skip + $limit] AS ranks,
  size(found) > $skip + $limit AS more
RETURN coalesce(in_all, number) AS total, COLLECT {
  UNWIND range(0, size(found) - 1) AS i
  WITH i, found[i] AS art
  RETURN art {
    .id, .title, .outlet, agencies: coalesce(art.agencies, []), published_at: toString(art.published_at), .url, .language, .syndication_id,
    claims: COUNT { (art)<-[:FROM]-(:Claim) },
    meetings: COUNT { MATCH (art)<-[:FROM]-(:MeetingClaim)-[:SUPPORTS]->(m:Meeting) RETURN DISTINCT m },
    positions: COUNT { MATCH (art)<-[:FROM]-(:PositionClaim)-[:SUPPORTS]->(p:Position) RETURN DISTINCT p }
  } ORDER BY i
} AS items, CASE WHEN more THEN {rank: last(ranks), id: last(found).id} ELSE null END AS after;
