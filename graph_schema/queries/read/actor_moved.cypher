// Which actors go by this name now, or have this Wikidata id? The name was the id of an actor before.
// :param name_id => 'person:volodymyr-zelensky'
// :param wikidata_id => null
// :returns id
CALL () {
  MATCH (n:Name {name_id: $name_id})
  RETURN n
  UNION
  MATCH (n:Name {wikidata_id: $wikidata_id})
  RETURN n
}
MATCH (n)<-[:NAMES]-(:ActorClaim)-[:SUPPORTS]->(a:Actor)
RETURN DISTINCT a.id AS id
ORDER BY id
LIMIT 2;
