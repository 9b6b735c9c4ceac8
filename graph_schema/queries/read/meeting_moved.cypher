// Which meeting bore the id that ends so? A sentence that has told of a meeting under that id leads to it.
// :param mark => '8a46a5d812'
// :returns id
// :hits 1
MATCH (c:MeetingClaim {mark: $mark})-[:SUPPORTS]->(m:Meeting)
RETURN DISTINCT m.id AS id
ORDER BY id
LIMIT 2;
