// By which names, Wikidata ids and states do claims speak of people and organisations with these keys or Wikidata ids, some articles left out?
// :param keys => ['person:volodimir zelenski']
// :param wikidata_ids => ['Q3874799']
// :param without => ['art-0000000000000001']
// :returns name_id, wikidata_id, key, affiliation, office
// :hits 2
CALL () {
  UNWIND $keys AS key
  MATCH (n:Name {key: key})
  RETURN n
  UNION
  UNWIND $wikidata_ids AS wikidata_id
  MATCH (n:Name {wikidata_id: wikidata_id})
  RETURN n
}
WITH n
WHERE EXISTS { MATCH (n)<-[:NAMES]-(c:ActorClaim) WHERE NOT c.article_id IN $without }
RETURN n.name_id AS name_id, n.wikidata_id AS wikidata_id, n.key AS key, n.affiliation AS affiliation, n.office AS office
ORDER BY name_id, wikidata_id, affiliation, office;
