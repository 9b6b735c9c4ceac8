// Which of these actors, places and topics are there, and in which revision?
// :param ids => ['person:volodymyr-zelenskyy', 'place:geneva-switzerland', 'topic:ceasefire']
// :returns id, revision, claims
// :hits 13
UNWIND $ids AS id
MATCH (fact:Actor|Place|Topic {id: id})
RETURN fact.id AS id, fact.revision AS revision, fact.claims AS claims
ORDER BY id;
