// Which meetings and positions rest on these claims, and what was known of them before?
// :param ids => ['mc-0000000000000001']
// :returns id, revision, claims
// :hits 38
UNWIND $ids AS id
MATCH (:Claim {id: id})-[:SUPPORTS]->(fact:Meeting|Position)
WITH DISTINCT fact
UNWIND [fact] + COLLECT { MATCH (fact)-[:WAS_KNOWN_AS]->(then) RETURN then } AS one
RETURN one.id AS id, one.revision AS revision, one.claims AS claims
ORDER BY id;
