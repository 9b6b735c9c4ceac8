// Which articles have position claims in these blocks, some of them left out?
// :param blocks => ['quote:0000000000000001']
// :param without => ['art-0000000000000001']
// :returns block, id, published_at
// :hits 1
UNWIND $blocks AS block
MATCH (c:Claim {block: block})-[:FROM]->(art:Article)
WHERE NOT c.article_id IN $without
RETURN DISTINCT block, art.id AS id, art.published_at AS published_at
ORDER BY block, id;
