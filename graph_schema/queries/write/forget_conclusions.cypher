// Forget some of all claims and of what was concluded from them; articles and decisions stay. How many went?
// :param most => 2000
// :returns gone
MATCH (n:Claim|Name|Actor|Meeting|Place|Topic|Position|MeetingThen|PositionThen)
WITH n LIMIT $most
DETACH DELETE n
RETURN count(*) AS gone;
