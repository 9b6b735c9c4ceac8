// What in this graph is worth asking about: two who met often, a topic with many positions, a state?
// :returns actor, other, topic, country
CALL () {
  MATCH (m:Meeting)
  USING INDEX m:Meeting(first_day)
  WHERE m.first_day IS NOT NULL AND m.status = 'held'
  WITH m ORDER BY m.first_day DESC LIMIT 500
  MATCH (a:Person)-[:PARTICIPATED_IN]->(m)<-[:PARTICIPATED_IN]-(b:Person)
  WHERE a.id < b.id
  WITH a, b, count(m) AS times ORDER BY times DESC, a.id, b.id LIMIT 1
  RETURN collect([a.name, b.name]) AS pairs
}
CALL () {
  MATCH (p:Position)
  WHERE p.stated_on IS NOT NULL
  WITH p ORDER BY p.stated_on DESC LIMIT 500
  MATCH (p)-[:ON]->(t:Topic)
  WITH t, count(p) AS positions ORDER BY positions DESC, t.id LIMIT 1
  RETURN collect(t.name) AS topics
}
CALL () {
  MATCH (p:Place)-[:IN_STATE]->(s:State)
  WITH s, count(p) AS places ORDER BY places DESC, s.id LIMIT 1
  RETURN collect(s.name) AS countries
}
RETURN head(pairs)[0] AS actor, head(pairs)[1] AS other, head(topics) AS topic, head(countries) AS country;
