// What were these articles that failed, as they came in, and where did they come from?
// :param ids => ['fail-0123456789abcdef']
// :returns id, origin, raw
// :hits 1
UNWIND $ids AS wanted
MATCH (f:FailedArticle {id: wanted})
RETURN f.id AS id, f.origin AS origin, f.raw AS raw;
