// Which encounters are filed under one of these keys, some articles left out?
// `excerpt` changes with what is told of them; where there is none it is to be read each time.
// :param keys => ['met 2025-08-15 at anchorage']
// :param without => ['art-0000000000000001']
// :returns claim, excerpt
// :hits 1
UNWIND $keys AS key
MATCH (:MatchKey {id: key})<-[:FILED_UNDER]-(first:MeetingClaim)
WHERE NOT first.article_id IN $without
RETURN DISTINCT first.id AS claim, first.excerpt AS excerpt
ORDER BY claim;
