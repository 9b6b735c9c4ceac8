// What does this article say, sentence by sentence, and what was concluded from it?
// :param id => 'art-0000000000000001'
// :returns id, title, outlet, agencies, published_at, url, language, syndication_id, content_sha256, text, claims
// :hits 343
MATCH (art:Article {id: $id})
RETURN art.id AS id, art.title AS title, art.outlet AS outlet, coalesce(art.agencies, []) AS agencies,
  toString(art.published_at) AS published_at, art.url AS url, art.language AS language,
  art.syndication_id AS syndication_id, art.content_sha256 AS content_sha256, art.text AS text,
  COLLECT {
    MATCH (art)<-[:FROM]-(c:Claim)
    WITH c ORDER BY c.start, c.end, c.id
    RETURN c {
      claim_id: c.id, .sentence, .start, .end, .rule, .confidence,
      layer: CASE WHEN c:MeetingClaim THEN 'meeting' WHEN c:PositionClaim THEN 'position'
                  WHEN c:OfficeClaim THEN 'office' ELSE 'actor' END,
      supports: COLLECT {
        MATCH (c)-[:SUPPORTS]->(fact)
        WITH fact ORDER BY fact.id
        RETURN {id: fact.id, name: coalesce(fact.title, fact.name, fact.sentence)}
      }
    }
  } AS claims;
