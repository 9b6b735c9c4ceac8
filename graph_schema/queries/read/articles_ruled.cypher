// Which articles mention somebody by one of these names, or have claims for which one of these decisions holds?
// :param names => ['person:ana-prado', 'state:KEN']
// :param decisions => ['dec-0000000000000001']
// :returns id
// :hits 5
CALL () {
  UNWIND $names AS name
  MATCH (:Name {name_id: name})<-[:NAMES]-(c:ActorClaim)
  RETURN c
  UNION
  UNWIND $names AS name
  MATCH (:Actor {id: name})<-[:SUPPORTS]-(c:ActorClaim)
  RETURN c
  UNION
  UNWIND $decisions AS decision
  MATCH (:Decision {id: decision})<-[:RULED_BY]-(c:Claim)
  RETURN c
}
RETURN DISTINCT c.article_id AS id
ORDER BY id;
