// Which actors are there: of this kind, of this country, with a name or alias like this?
// Every filter may be left out (null). `country` is an ISO 3166 code of three letters: the state and who speaks for it.
// :param q => null
// :param kind => null
// :param country => null
// :param skip => 0
// :param limit => 25
// :returns total, items
WITH [word IN split(replace(replace(coalesce($q, ''), '"', ' '), '\\', ' '), ' ') WHERE word <> ''] AS words,
     CASE $kind WHEN 'person' THEN 'Person' WHEN 'state' THEN 'State' WHEN 'organization' THEN 'Organization' END AS label
WITH label, reduce(text = '', word IN words | text + ' +"' + word + '"') AS text
CALL (label, text) {
  WITH * WHERE text <> ''
  CALL db.index.fulltext.queryNodes('actor_names', text) YIELD node AS a, score
  RETURN a, score
  UNION
  WITH * WHERE $q IS NULL AND $country IS NOT NULL
  MATCH (a:Actor {iso3: toUpper($country)})
  RETURN a, 0.0 AS score
  UNION
  WITH * WHERE $q IS NULL AND $country IS NOT NULL
  MATCH (:Actor {iso3: toUpper($country)})<-[:REPRESENTS]-(a:Actor)
  RETURN a, 0.0 AS score
  UNION
  WITH * WHERE $q IS NULL AND $country IS NULL
  MATCH (a:Actor)
  RETURN a, 0.0 AS score
}
WITH a, max(score) AS score, label
WHERE (label IS NULL OR label IN labels(a))
  AND ($country IS NULL OR a.iso3 = toUpper($country)
       OR EXISTS { (a)-[:REPRESENTS]->(:Actor {iso3: toUpper($country)}) })
WITH a ORDER BY score DESC, a.name, a.id
WITH collect(a) AS found
RETURN size(found) AS total, COLLECT {
  UNWIND range($skip, $skip + $limit - 1) AS i
  WITH i, found[i] AS a
  WHERE a IS NOT NULL
  RETURN a {
    .id, .name, aliases: coalesce(a.aliases, []), .iso3, .wikidata_id, .confidence,
    kind: CASE WHEN a:Person THEN 'person' WHEN a:State THEN 'state' ELSE 'organization' END,
    meetings: COUNT { (a)-[:PARTICIPATED_IN]->(:Meeting) },
    positions: COUNT { (a)-[:HOLDS]->(:Position) },
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
