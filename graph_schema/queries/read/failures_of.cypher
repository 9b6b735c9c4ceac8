// Did these articles fail before, and are they put aside?
// :param ids => ['fail-0123456789abcdef']
// :returns id, edition, state, attempts, reason
// :hits 1
UNWIND $ids AS wanted
MATCH (f:FailedArticle {id: wanted})
RETURN f.id AS id, f.edition AS edition, f.state AS state, f.attempts AS attempts, f.reason AS reason;
