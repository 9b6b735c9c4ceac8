// Take back under which names these claims speak of somebody.
// :param ids => ['ac-0000000000000001']
UNWIND $ids AS id
MATCH (:Claim {id: id})-[used:NAMES]->(:Name)
DELETE used;
