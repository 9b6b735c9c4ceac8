// Which actors go by this name now, or have this Wikidata id? The name was the id of an actor before. Who was decided to
// be one with another is found by the decision.
// :param name_id => 'person:volodymyr-zelensky'
// :param wikidata_id => null
// :returns id
// :hits 3
CALL () {
  MATCH (:Name {name_id: $name_id})<-[:NAMES]-(c:ActorClaim)
  RETURN c
  UNION
  MATCH (:Name {wikidata_id: $wikidata_id})<-[:NAMES]-(c:ActorClaim)
  RETURN c
  UNION
  MATCH (:DecisionKey {id: $name_id})<-[:REFERS_TO]-(:Decision {kind: 'same'})<-[:RULED_BY]-(c:ActorClaim)
  RETURN c
}
MATCH (c)-[:SUPPORTS]->(a:Actor)
RETURN DISTINCT a.id AS id
ORDER BY id
LIMIT 2;
