// Which actors come after this id, whole: with aliases, and for whom they speak?
// :param after => ''
// :param limit => 500
// :returns id, actor
// :hits 14135
MATCH (a:Actor)
WHERE a.id > $after
WITH a ORDER BY a.id LIMIT $limit
RETURN a.id AS id, a {
  .id, .name, .aliases, .iso3, .wikidata_id, .confidence,
  kind: CASE WHEN a:Person THEN 'person' WHEN a:State THEN 'state' ELSE 'organization' END,
  represents: COLLECT {
    MATCH (a)-[r:REPRESENTS]->(s:Actor)
    WITH r, s ORDER BY r.from, s.id, r.office
    RETURN {id: s.id, name: s.name, office: r.office, from: toString(r.from), to: toString(r.to)}
  },
  meetings: COUNT { (a)-[:PARTICIPATED_IN]->() },
  positions: COUNT { (a)-[:HOLDS]->() }
} AS actor
ORDER BY id;
