// Who stands where on this topic: every holder with the latest stance and how often it was taken?
// :param id => 'topic:ceasefire'
// :returns id, name, stances
// :hits 1942
MATCH (t:Topic {id: $id})
RETURN t.id AS id, t.name AS name, COLLECT {
  MATCH (a:Actor)-[:HOLDS]->(p:Position)-[:ON]->(t)
  WITH a, p ORDER BY p.stated_on DESC, p.id
  WITH a, p.stance AS stance, collect(p) AS ps
  WITH a, stance, size(ps) AS times, ps[0] AS latest ORDER BY times DESC, a.id LIMIT 200
  RETURN {
    actor: {id: a.id, name: a.name,
      kind: CASE WHEN a:Person THEN 'person' WHEN a:State THEN 'state' ELSE 'organization' END},
    stance: stance, side: latest.side, times: times, position_id: latest.id, sentence: latest.sentence, quote: latest.quote,
    stated_on: toString(latest.stated_on)
  }
} AS stances;
