// Which meetings and positions rest on claims in these blocks, and what was known of them before?
// :param blocks => ['meeting:face-to-face:2025-08-15']
// :returns id, revision, claims
UNWIND $blocks AS block
MATCH (:Claim {block: block})-[:SUPPORTS]->(fact:Meeting|Position)
WITH DISTINCT fact
UNWIND [fact] + COLLECT { MATCH (fact)-[:WAS_KNOWN_AS]->(then) RETURN then } AS one
RETURN one.id AS id, one.revision AS revision, one.claims AS claims
ORDER BY id;
