// Which claims are the witnesses of these actors (with whom they represent), places and topics?
// :param ids => ['person:volodymyr-zelenskyy', 'place:geneva-switzerland', 'topic:ceasefire']
// :returns id, claims
// :hits 19
UNWIND $ids AS id
MATCH (fact:Actor|Place|Topic {id: id})
RETURN fact.id AS id, fact.claims + COLLECT {
  MATCH (fact)-[r:REPRESENTS]->()
  UNWIND r.claims AS claim
  RETURN claim
} AS claims
ORDER BY id;
