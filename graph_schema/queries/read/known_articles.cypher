// Which of these articles does the graph have, and from which state of text, metadata and rules?
// :param ids => ['art-0123456789abcdef']
// :returns id, content_sha256, published_at, title, outlet, extractor
// :hits 8
UNWIND $ids AS wanted
MATCH (article:Article {id: wanted})
RETURN article.id AS id, article.content_sha256 AS content_sha256, toString(article.published_at) AS published_at,
       article.title AS title, article.outlet AS outlet, article.extractor AS extractor;
