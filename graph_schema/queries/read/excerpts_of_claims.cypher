// What is told of the encounters that are filed by these claims, as far as it is needed to judge them?
// Of each: its claims, those of who takes part, of their offices, and of whom they speak for. Where a decision bears on
// the article, all that it says: what was rejected of it may change the encounter.
// :param claims => ['mc-0000000000000001']
// :returns claim, id, event, published_at, syndication_id, agencies, copy_marks, ruled, claims
// :hits 143
UNWIND $claims AS claim
MATCH (first:Claim {id: claim})-[:FROM]->(art:Article)
WITH first, art, COLLECT { MATCH (art)<-[:FROM]-(c:Claim) RETURN c } AS said
WITH first, art, said, any(c IN said WHERE c.rulings IS NOT NULL) AS ruled,
  [c IN said WHERE c:MeetingClaim AND c.event = first.event] AS told
WITH first, art, said, ruled, told, reduce(keys = [], c IN told | keys + c.actors) AS there
WITH first, art, said, ruled, told, there, [c IN said WHERE c:OfficeClaim AND c.actor IN there] AS offices
WITH first, art, said, ruled, told, offices, there + [c IN offices | c.affiliation] AS wanted
WITH first, art, ruled,
  CASE WHEN ruled THEN said ELSE told + offices + [c IN said WHERE c:ActorClaim AND c.actor IN wanted] END AS needed
ORDER BY first.id
RETURN first.id AS claim, art.id AS id, first.event AS event, art.published_at AS published_at,
  art.syndication_id AS syndication_id, art.agencies AS agencies, art.copy_marks AS copy_marks, ruled, COLLECT {
  UNWIND needed AS c
  WITH c ORDER BY c.start, c.end, c.id
  RETURN {layer: head([label IN labels(c) WHERE label <> 'Claim']), payload: c.payload, rulings: c.rulings}
} AS claims;
