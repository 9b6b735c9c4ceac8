// What were these articles that failed, as they came in?
// :param ids => ['fail-0123456789abcdef']
// :returns id, raw
UNWIND $ids AS wanted
MATCH (f:FailedArticle {id: wanted})
RETURN f.id AS id, f.raw AS raw;
