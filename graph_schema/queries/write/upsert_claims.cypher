// Keep what articles say: each claim with its layer as a second label, tied to its article.
// :param rows => [{id: 'ac-0000000000000001', article: 'art-0000000000000001', layer: 'ActorClaim', properties: {id: 'ac-0000000000000001', name: 'Kenya'}}]
UNWIND $rows AS row
MATCH (art:Article {id: row.article})
MERGE (c:Claim {id: row.id})
SET c = row.properties, c:$(row.layer)
MERGE (c)-[:FROM]->(art);
