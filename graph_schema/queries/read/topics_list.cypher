// On which topics are positions held, the most first? Words of the name may be left out (null).
// :param q => null
// :param skip => 0
// :param limit => 25
// :returns total, items
// :hits all 1001, words 4
CALL () {
  UNWIND [x IN [$q] WHERE x IS NULL] AS all
  MATCH (t:Topic) RETURN t
  UNION
  UNWIND [x IN [$q] WHERE x IS NOT NULL] AS q
  WITH reduce(text = '', word IN [w IN split(replace(replace(q, '"', ' '), '\\', ' '), ' ') WHERE w <> ''] |
    text + ' +"' + word + '"') AS text
  UNWIND [x IN [text] WHERE x <> ''] AS words
  CALL db.index.fulltext.queryNodes('topic_names', words) YIELD node AS t
  RETURN t
}
WITH t, COUNT { (t)<-[:ON]-() } AS positions ORDER BY positions DESC, t.id
WITH collect({id: t.id, name: t.name, positions: positions}) AS found
RETURN size(found) AS total, found[$skip..$skip + $limit] AS items;
