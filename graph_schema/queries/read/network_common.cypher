// Whom did both of them meet, and how often each?
// :param one => 'person:donald-trump'
// :param other => 'person:volodymyr-zelenskyy'
// :param limit => 50
// :returns id, name, kind, with_one, with_other
// :hits 3422
MATCH (:Actor {id: $one})-[:PARTICIPATED_IN]->(m:Meeting {status: 'held'})<-[:PARTICIPATED_IN]-(third:Actor)
WHERE third.id <> $one AND third.id <> $other
WITH third, count(DISTINCT m) AS with_one
WITH third, with_one, COUNT {
  MATCH (:Actor {id: $other})-[:PARTICIPATED_IN]->(n:Meeting {status: 'held'})<-[:PARTICIPATED_IN]-(third)
  RETURN DISTINCT n
} AS with_other
WHERE with_other > 0
RETURN third.id AS id, third.name AS name,
  CASE WHEN third:Person THEN 'person' WHEN third:State THEN 'state' ELSE 'organization' END AS kind,
  with_one, with_other
ORDER BY with_one + with_other DESC, id LIMIT $limit;
