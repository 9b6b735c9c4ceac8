// Which pairs of a name and a Wikidata id (or none) do claims use, for these names and ids, one article left out?
// :param name_ids => ['person:volodymyr-zelenskyy']
// :param wikidata_ids => ['Q3874799']
// :param without => 'art-0000000000000001'
// :returns name_id, wikidata_id
CALL () {
  UNWIND $name_ids AS name_id
  MATCH (n:Name {name_id: name_id})
  RETURN n
  UNION
  UNWIND $wikidata_ids AS wikidata_id
  MATCH (n:Name {wikidata_id: wikidata_id})
  RETURN n
}
WITH n
WHERE EXISTS { MATCH (n)<-[:NAMES]-(c:ActorClaim) WHERE c.article_id <> $without }
RETURN n.name_id AS name_id, n.wikidata_id AS wikidata_id
ORDER BY name_id, wikidata_id;
