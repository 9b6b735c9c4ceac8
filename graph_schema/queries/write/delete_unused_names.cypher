// Forget those of these names that no claim uses any more.
// :param ids => ['person:ana-prado']
UNWIND $ids AS id
MATCH (n:Name {id: id})
WHERE NOT EXISTS { (n)<-[:NAMES]-(:ActorClaim) }
DELETE n;
