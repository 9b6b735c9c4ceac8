// A picture of one meeting: who took part, who was kept out, where it was, and the sentences with their articles.
// :param id => 'm-summit-anchorage-8a46a5d8'
// :returns path
// :hits 453
MATCH path = (m:Meeting {id: $id})-[:HELD_IN|IN_STATE|PART_OF*1..2]->()
RETURN path
UNION
MATCH path = (m:Meeting {id: $id})<-[:PARTICIPATED_IN|EXCLUDED_FROM|ABSENT_FROM]-(:Actor)
RETURN path
UNION
MATCH path = (m:Meeting {id: $id})<-[:SUPPORTS]-(:MeetingClaim)-[:FROM]->(:Article)
RETURN path;
