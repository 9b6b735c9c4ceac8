// Tie claims and facts to facts: who took part in what, where, on what topic, which claim supports which fact, and what
// was known before.
// :param rows => [{start: 'state:KEN', type: 'PARTICIPATED_IN', end: 'm-talks-geneva-00000001', properties: {role: 'host'}}]
// :returns written
UNWIND $rows AS row
MATCH (start:Claim|Actor|Meeting|Place|Position|MeetingThen|PositionThen {id: row.start})
MATCH (end:Actor|Meeting|Place|Topic|Position|MeetingThen|PositionThen|Article {id: row.end})
CREATE (start)-[tie:$(row.type)]->(end)
SET tie = row.properties
RETURN count(*) AS written;
