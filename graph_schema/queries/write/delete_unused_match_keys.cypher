// Forget those of these keys under which no claim is filed any more.
// :param ids => ['met 2025-08-15 at anchorage']
UNWIND $ids AS id
MATCH (k:MatchKey {id: id})
WHERE NOT EXISTS { (k)<-[:FILED_UNDER]-() }
DELETE k;
