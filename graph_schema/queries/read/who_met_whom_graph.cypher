// A picture of who met whom: the latest meetings that took place, with all who were there.
// :param since => '2015-01-01'
// :param limit => 50
// :returns path
// :hits 16539
MATCH (m:Meeting)
WHERE m.last_day >= date($since) AND m.status IN ['held', 'ongoing']
WITH m ORDER BY m.first_day DESC, m.id LIMIT $limit
MATCH path = (:Actor)-[:PARTICIPATED_IN]->(m)
RETURN path;
