// Which actors are there: of this kind, of this country, with a name or alias like this?
// Every filter may be left out (null). `country` is an ISO 3166 code of three letters: the state and who speaks for it.
// `among` are ids, of which the list is then a choice. `sort` is name, -meetings or -positions; null: the best match first, then
// by name.
// :param q => null
// :param kind => null
// :param country => null
// :param among => null
// :param sort => null
// :param skip => 0
// :param limit => 25
// :returns total, items
// :hits all 830, kind 42726, country 1412, words 30, most 200851
WITH [word IN split(replace(replace(coalesce($q, ''), '"', ' '), '\\', ' '), ' ') WHERE word <> ''] AS words
WITH CASE
       WHEN $q IS NOT NULL THEN 'names'
       WHEN $among IS NOT NULL THEN 'among'
       WHEN $country IS NOT NULL THEN 'country'
       WHEN $sort IN ['-meetings', '-positions'] AND coalesce($kind, 'person') = 'person' THEN 'every'
       ELSE coalesce($kind, 'all')
     END AS way,
     reduce(text = '', word IN words | text + ' +"' + word + '"') AS text
// Only the branch that the way names finds anything. (UNWIND of an empty list keeps the others from being run at all.)
CALL (way, text) {
  UNWIND [x IN [text] WHERE way = 'names' AND x <> ''] AS go
  CALL db.index.fulltext.queryNodes('actor_names', text) YIELD node AS a, score
  RETURN a, score, null AS in_all
  UNION
  UNWIND [x IN [$among] WHERE way = 'among'] AS ids
  UNWIND ids AS id
  MATCH (a:Actor {id: id})
  RETURN a, 0.0 AS score, null AS in_all
  UNION
  // No index has the order by how many: all are counted, no more kept than the pages so far.
  UNWIND [x IN [way] WHERE x = 'every'] AS go
  CALL () {
    MATCH (a:Actor)
    WHERE $kind IS NULL OR a:Person
    WITH a, CASE $sort WHEN '-meetings' THEN COUNT { (a)-[:PARTICIPATED_IN]->() } ELSE COUNT { (a)-[:HOLDS]->() } END AS many
    RETURN a ORDER BY many DESC, a.name_key, a.id LIMIT $skip + $limit
  }
  RETURN a, 0.0 AS score, CASE WHEN $kind IS NULL THEN COUNT { (:Actor) } ELSE COUNT { (:Person) } END AS in_all
  UNION
  UNWIND [x IN [way] WHERE x = 'country'] AS go
  MATCH (s:Actor {iso3: toUpper($country)})
  UNWIND [s] + COLLECT { MATCH (s)<-[:REPRESENTS]-(a:Actor) RETURN a } AS a
  RETURN a, 0.0 AS score, null AS in_all
  UNION
  // Most actors are persons: no more of them than the pages so far, in the order of the index.
  UNWIND [x IN [way] WHERE x = 'person'] AS go
  CALL () {
    MATCH (a:Actor)
    WHERE a.name_key IS NOT NULL AND a:Person
    RETURN a ORDER BY a.name_key, a.id LIMIT $skip + $limit
  }
  RETURN a, 0.0 AS score, COUNT { (:Person) } AS in_all
  UNION
  UNWIND [x IN [way] WHERE x = 'state'] AS go
  MATCH (a:State)
  RETURN a, 0.0 AS score, null AS in_all
  UNION
  UNWIND [x IN [way] WHERE x = 'organization'] AS go
  MATCH (a:Organization)
  RETURN a, 0.0 AS score, null AS in_all
  UNION
  // Nothing was asked: no more than the pages so far, in the order of the index.
  UNWIND [x IN [way] WHERE x = 'all'] AS go
  CALL () {
    MATCH (a:Actor)
    WHERE a.name_key IS NOT NULL
    RETURN a ORDER BY a.name_key, a.id LIMIT $skip + $limit
  }
  RETURN a, 0.0 AS score, COUNT { (:Actor) } AS in_all
}
WITH way, a, max(score) AS score, max(in_all) AS in_all
WHERE ($kind IS NULL OR ($kind = 'person' AND a:Person) OR ($kind = 'state' AND a:State)
       OR ($kind = 'organization' AND a:Organization))
  AND ($country IS NULL OR a.iso3 = toUpper($country)
       OR EXISTS { (a)-[:REPRESENTS]->(:Actor {iso3: toUpper($country)}) })
  AND ($among IS NULL OR way = 'among' OR a.id IN $among)
WITH a, in_all, CASE coalesce($sort, '')
    WHEN 'name' THEN 0.0
    WHEN '-meetings' THEN toFloat(COUNT { (a)-[:PARTICIPATED_IN]->() })
    WHEN '-positions' THEN toFloat(COUNT { (a)-[:HOLDS]->() })
    ELSE score END AS rank
WITH a, in_all ORDER BY rank DESC, a.name_key, a.id
WITH collect(a) AS found, max(in_all) AS in_all
RETURN coalesce(in_all, size(found)) AS total, COLLECT {
  UNWIND range($skip, $skip + $limit - 1) AS i
  WITH i, found[i] AS a
  WHERE a IS NOT NULL
  RETURN a {
    .id, .name, aliases: coalesce(a.aliases, []), .iso3, .wikidata_id, .confidence,
    kind: CASE WHEN a:Person THEN 'person' WHEN a:State THEN 'state' ELSE 'organization' END,
    meetings: COUNT { (a)-[:PARTICIPATED_IN]->() },
    positions: COUNT { (a)-[:HOLDS]->() },
    evidence: COLLECT {
      UNWIND a.claims AS claim
      MATCH (c:Claim {id: claim})-[:FROM]->(art:Article)
      WITH c, art ORDER BY c.confidence DESC, art.published_at, c.id LIMIT 1
      RETURN c {
        claim_id: c.id, .sentence, .start, .end, .rule, .confidence, article_id: art.id,
        article_title: art.title, outlet: art.outlet, url: art.url, published_at: toString(art.published_at)
      }
    }
  } ORDER BY i
} AS items;
