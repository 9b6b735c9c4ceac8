// Which claims are the witnesses of these actors, places and topics, and which of whom the actors represent?
// :param ids => ['person:volodymyr-zelenskyy', 'place:geneva-switzerland', 'topic:ceasefire']
// :returns id, claims, offices
// :hits 19
UNWIND $ids AS id
MATCH (fact:Actor|Place|Topic {id: id})
RETURN fact.id AS id, fact.claims AS claims, COLLECT {
  MATCH (fact)-[r:REPRESENTS]->()
  UNWIND r.claims AS claim
  RETURN claim
} AS offices
ORDER BY id;
