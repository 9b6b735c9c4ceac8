// Keep these articles with exactly these properties.
// :param rows => [{id: 'art-0000000000000001', properties: {id: 'art-0000000000000001', title: 'Talks in Geneva', published_at: date('2025-08-15')}}]
UNWIND $rows AS row
MERGE (art:Article {id: row.id})
SET art = row.properties;
