// A picture of one actor: its meetings with all who took part, for whom it speaks, and what it says on which topic.
// :param id => 'person:volodymyr-zelenskyy'
// :returns path
// :hits 4207
MATCH path = (a:Actor {id: $id})-[:PARTICIPATED_IN]->(:Meeting)<-[:PARTICIPATED_IN]-(:Actor)
RETURN path
UNION
MATCH path = (a:Actor {id: $id})-[:REPRESENTS]-(:Actor)
RETURN path
UNION
MATCH path = (a:Actor {id: $id})-[:HOLDS]->(:Position)-[:ON]->(:Topic)
RETURN path;
