// Which actors may these words mean? Each wording has several ways to be looked up; `tier` says which one found it, 0 is best.
// A lookup is {key, tier, id, name_key, text, office, iso3}: what is null is not looked up. `text` is a full-text query;
// `iso3` with `office` asks who holds an office of a state, `text` with `office` who holds one of an organisation.
// :param lookups => [{key: 'a', tier: 1, id: null, name_key: 'donald trump', text: null, office: null, iso3: null}]
// :returns key, tier, id, name, kind, exact, score, known, office, principal, from, to
// :hits key 12, words 11, office 757
UNWIND $lookups AS look
CALL (look) {
  WITH look WHERE look.id IS NOT NULL
  MATCH (a:Actor {id: look.id})
  RETURN a, true AS exact, 1.0 AS score, null AS r
  UNION
  WITH look WHERE look.name_key IS NOT NULL
  MATCH (a:Actor {name_key: look.name_key})
  RETURN a, true AS exact, 1.0 AS score, null AS r
  UNION
  WITH look WHERE look.text IS NOT NULL AND look.office IS NULL
  CALL db.index.fulltext.queryNodes('actor_names', look.text, {limit: 20}) YIELD node AS a, score
  RETURN a, false AS exact, score, null AS r
  UNION
  WITH look WHERE look.iso3 IS NOT NULL AND look.office IS NOT NULL
  MATCH (:Actor {iso3: look.iso3})<-[r:REPRESENTS]-(a:Actor)
  WHERE all(word IN split(look.office, ' ') WHERE toLower(r.office) CONTAINS word)
  RETURN a, false AS exact, 1.0 AS score, r
  UNION
  WITH look WHERE look.text IS NOT NULL AND look.office IS NOT NULL
  CALL db.index.fulltext.queryNodes('actor_names', look.text, {limit: 20}) YIELD node, score
  MATCH (node)<-[r:REPRESENTS]-(a:Actor)
  WHERE all(word IN split(look.office, ' ') WHERE toLower(r.office) CONTAINS word)
  RETURN a, false AS exact, score, r
}
WITH look, a, max(exact) AS exact, max(score) AS score, head(collect(r)) AS r
RETURN look.key AS key, look.tier AS tier, a.id AS id, a.name AS name,
  CASE WHEN a:Person THEN 'person' WHEN a:State THEN 'state' ELSE 'organization' END AS kind,
  exact OR any(known IN coalesce(a.aliases, []) WHERE toLower(known) = toLower(coalesce(look.name_key, ''))) AS exact,
  score, COUNT { (a)-[:PARTICIPATED_IN|HOLDS]->() } AS known,
  r.office AS office, endNode(r).name AS principal,
  toString(r.from) AS from, toString(r.to) AS to
ORDER BY key, tier, exact DESC, score DESC, known DESC, name, id;
