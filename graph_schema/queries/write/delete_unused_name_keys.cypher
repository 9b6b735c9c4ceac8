// Forget those of these keys of names under which no list has an entry any more.
// :param keys => ['person:ana prado']
UNWIND $keys AS key
MATCH (k:NameKey {id: key})
WHERE NOT EXISTS { (k)<-[:LISTED_UNDER]-(:ListedActor) }
DELETE k;
