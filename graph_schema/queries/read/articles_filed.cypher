// Which articles tell of encounters that are filed under one of these keys, one article left out?
// :param keys => ['met 2025-08-15 at anchorage']
// :param without => 'art-0000000000000001'
// :returns id
UNWIND $keys AS key
MATCH (:MatchKey {id: key})<-[:FILED_UNDER]-(c:MeetingClaim)
WHERE c.article_id <> $without
RETURN DISTINCT c.article_id AS id
ORDER BY id;
