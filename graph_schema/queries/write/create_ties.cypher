// Tie claims and facts to facts: who took part in what, where, on what topic, which claim supports which fact, and what
// was known before. What is tied often has a part of its own, for the labels of its ends; what is left out is empty.
// :param ties => {actor_meeting: [{start: 'state:KEN', type: 'PARTICIPATED_IN', end: 'm-talks-geneva-00000001', properties: {role: 'host'}}]}
// :returns written
CALL () {
  UNWIND $ties.claim_actor AS row
  MATCH (start:Claim {id: row.start})
  MATCH (end:Actor {id: row.end})
  CREATE (start)-[tie:$(row.type)]->(end)
  SET tie = row.properties
  RETURN count(*) AS claim_actor
}
CALL () {
  UNWIND $ties.claim_topic AS row
  MATCH (start:Claim {id: row.start})
  MATCH (end:Topic {id: row.end})
  CREATE (start)-[tie:$(row.type)]->(end)
  SET tie = row.properties
  RETURN count(*) AS claim_topic
}
CALL () {
  UNWIND $ties.claim_position AS row
  MATCH (start:Claim {id: row.start})
  MATCH (end:Position {id: row.end})
  CREATE (start)-[tie:$(row.type)]->(end)
  SET tie = row.properties
  RETURN count(*) AS claim_position
}
CALL () {
  UNWIND $ties.claim_meeting AS row
  MATCH (start:Claim {id: row.start})
  MATCH (end:Meeting {id: row.end})
  CREATE (start)-[tie:$(row.type)]->(end)
  SET tie = row.properties
  RETURN count(*) AS claim_meeting
}
CALL () {
  UNWIND $ties.claim_place AS row
  MATCH (start:Claim {id: row.start})
  MATCH (end:Place {id: row.end})
  CREATE (start)-[tie:$(row.type)]->(end)
  SET tie = row.properties
  RETURN count(*) AS claim_place
}
CALL () {
  UNWIND $ties.actor_position AS row
  MATCH (start:Actor {id: row.start})
  MATCH (end:Position {id: row.end})
  CREATE (start)-[tie:$(row.type)]->(end)
  SET tie = row.properties
  RETURN count(*) AS actor_position
}
CALL () {
  UNWIND $ties.actor_meeting AS row
  MATCH (start:Actor {id: row.start})
  MATCH (end:Meeting {id: row.end})
  CREATE (start)-[tie:$(row.type)]->(end)
  SET tie = row.properties
  RETURN count(*) AS actor_meeting
}
CALL () {
  UNWIND $ties.actor_actor AS row
  MATCH (start:Actor {id: row.start})
  MATCH (end:Actor {id: row.end})
  CREATE (start)-[tie:$(row.type)]->(end)
  SET tie = row.properties
  RETURN count(*) AS actor_actor
}
CALL () {
  UNWIND $ties.position_topic AS row
  MATCH (start:Position {id: row.start})
  MATCH (end:Topic {id: row.end})
  CREATE (start)-[tie:$(row.type)]->(end)
  SET tie = row.properties
  RETURN count(*) AS position_topic
}
CALL () {
  UNWIND $ties.position_actor AS row
  MATCH (start:Position {id: row.start})
  MATCH (end:Actor {id: row.end})
  CREATE (start)-[tie:$(row.type)]->(end)
  SET tie = row.properties
  RETURN count(*) AS position_actor
}
CALL () {
  UNWIND $ties.meeting_article AS row
  MATCH (start:Meeting {id: row.start})
  MATCH (end:Article {id: row.end})
  CREATE (start)-[tie:$(row.type)]->(end)
  SET tie = row.properties
  RETURN count(*) AS meeting_article
}
CALL () {
  UNWIND $ties.meeting_place AS row
  MATCH (start:Meeting {id: row.start})
  MATCH (end:Place {id: row.end})
  CREATE (start)-[tie:$(row.type)]->(end)
  SET tie = row.properties
  RETURN count(*) AS meeting_place
}
CALL () {
  UNWIND $ties.seldom AS row
  MATCH (start:Claim|Actor|Meeting|Place|Position|MeetingThen|PositionThen {id: row.start})
  MATCH (end:Actor|Meeting|Place|Topic|Position|MeetingThen|PositionThen|Article {id: row.end})
  CREATE (start)-[tie:$(row.type)]->(end)
  SET tie = row.properties
  RETURN count(*) AS seldom
}
RETURN claim_actor + claim_topic + claim_position + claim_meeting + claim_place + actor_position + actor_meeting
  + actor_actor + position_topic + position_actor + meeting_article + meeting_place + seldom AS written;
