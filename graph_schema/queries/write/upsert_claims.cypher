// Keep what an article says: each claim with its layer as a second label, tied to the article.
// :param article => 'art-0000000000000001'
// :param rows => [{id: 'ac-0000000000000001', layer: 'ActorClaim', properties: {id: 'ac-0000000000000001', name: 'Kenya'}}]
MATCH (art:Article {id: $article})
UNWIND $rows AS row
MERGE (c:Claim {id: row.id})
SET c = row.properties, c:$(row.layer)
MERGE (c)-[:FROM]->(art);
