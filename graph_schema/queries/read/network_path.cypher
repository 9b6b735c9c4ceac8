// By which shortest chain of meetings that were held do these two hang together?
// :param from_id => 'person:donald-trump'
// :param to_id => 'person:volodymyr-zelenskyy'
// :returns steps
// :hits 897
MATCH p = SHORTEST 1 (a:Actor {id: $from_id})
  ((x:Actor)-[:PARTICIPATED_IN]->(m:Meeting WHERE m.status = 'held')<-[:PARTICIPATED_IN]-(y:Actor)){1,6}
  (b:Actor {id: $to_id})
RETURN [i IN range(0, size(m) - 1) | {
  from: {id: x[i].id, name: x[i].name}, to: {id: y[i].id, name: y[i].name},
  meeting: head([held IN [m[i]] | held {.id, .title, .kind, .status, .start_date}])
}] AS steps;
