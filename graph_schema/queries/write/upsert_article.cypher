// Keep this article with exactly these properties.
// :param id => 'art-0000000000000001'
// :param properties => {id: 'art-0000000000000001', title: 'Talks in Geneva', published_at: date('2025-08-15')}
MERGE (art:Article {id: $id})
SET art = $properties;
