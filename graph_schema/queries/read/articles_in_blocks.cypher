// Which articles have position claims in these blocks, some of them left out?
// :param blocks => ['quote:0000000000000001']
// :param without => ['art-0000000000000001']
// :returns id
// :hits 1
UNWIND $blocks AS block
MATCH (c:Claim {block: block})
WHERE NOT c.article_id IN $without
RETURN DISTINCT c.article_id AS id
ORDER BY id;
