// Where are meetings held, the most first? Country (ISO 3166) and words of the name may be left out (null).
// :param country => null
// :param q => null
// :param skip => 0
// :param limit => 25
// :returns total, items
// :hits all 3001, words 5
CALL () {
  UNWIND [x IN [$q] WHERE x IS NULL] AS all
  MATCH (p:Place) RETURN p
  UNION
  UNWIND [x IN [$q] WHERE x IS NOT NULL] AS q
  WITH reduce(text = '', word IN [w IN split(replace(replace(q, '"', ' '), '\\', ' '), ' ') WHERE w <> ''] |
    text + ' +"' + word + '"') AS text
  UNWIND [x IN [text] WHERE x <> ''] AS words
  CALL db.index.fulltext.queryNodes('place_names', words) YIELD node AS p
  RETURN p
}
WITH p WHERE $country IS NULL OR p.country_iso3 = $country
WITH p, COUNT { (p)<-[:HELD_IN]-() } AS meetings ORDER BY meetings DESC, p.id
WITH collect(p {.id, .name, .country_iso3, meetings: meetings}) AS found
RETURN size(found) AS total, found[$skip..$skip + $limit] AS items;
