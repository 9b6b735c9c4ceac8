// Which meetings and positions rest on claims in these blocks?
// :param blocks => ['meeting:face-to-face:2025-08-15']
// :returns id, revision
UNWIND $blocks AS block
MATCH (:Claim {block: block})-[:SUPPORTS]->(fact:Meeting|Position)
RETURN DISTINCT fact.id AS id, fact.revision AS revision
ORDER BY id;
