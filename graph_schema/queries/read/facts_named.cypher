// What are these facts called? Ids that are not there any more are left out; a position is called by whose it is.
// :param ids => ['person:volodymyr-zelenskyy', 'm-talks-geneva-0000000001']
// :returns id, name
// :hits 43
UNWIND $ids AS id
MATCH (fact:Actor|Meeting|Place|Topic|Position {id: id})
RETURN fact.id AS id, coalesce(
  fact.name, fact.title,
  head(COLLECT { MATCH (fact)<-[:HOLDS]-(a:Actor) RETURN a.name ORDER BY a.name LIMIT 1 }) + ': ' + replace(fact.stance, '_', ' '),
  fact.id
) AS name
ORDER BY id;
