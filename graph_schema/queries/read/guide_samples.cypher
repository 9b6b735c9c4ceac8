// What in this graph is worth asking about: two who met often, a topic with many positions, a state?
// :returns actor, other, topic, country
// :hits 4668
CALL () {
  MATCH (m:Meeting)
  USING INDEX m:Meeting(first_day)
  WHERE m.first_day IS NOT NULL AND m.status = 'held'
  WITH m ORDER BY m.first_day DESC LIMIT 40
  RETURN collect(m) AS latest
}
CALL (latest) {
  UNWIND latest AS m
  // Pairs are made of lists: from the graph they would be read once for each other participant.
  WITH COLLECT { MATCH (a:Person)-[:PARTICIPATED_IN]->(m) RETURN [a.id, a.name] AS who ORDER BY who LIMIT 20 } AS people
  UNWIND range(0, size(people) - 2) AS i
  UNWIND range(i + 1, size(people) - 1) AS j
  WITH people[i] AS a, people[j] AS b, count(*) AS times ORDER BY times DESC, a, b LIMIT 1
  RETURN collect([a[1], b[1]]) AS pairs
}
CALL () {
  MATCH (p:Position)
  WHERE p.stated_on IS NOT NULL
  WITH p ORDER BY p.stated_on DESC LIMIT 100
  MATCH (p)-[:ON]->(t:Topic)
  WITH t, count(p) AS positions ORDER BY positions DESC, t.id LIMIT 1
  RETURN collect(t.name) AS topics
}
CALL (latest) {
  UNWIND latest AS m
  MATCH (m)-[:HELD_IN]->(:Place)-[:IN_STATE]->(s:State)
  WITH s, count(m) AS meetings ORDER BY meetings DESC, s.id LIMIT 1
  RETURN collect(s.name) AS countries
}
RETURN head(pairs)[0] AS actor, head(pairs)[1] AS other, head(topics) AS topic, head(countries) AS country;
