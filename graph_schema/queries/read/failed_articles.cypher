// Which articles could not be taken in, and why?
// :param states => ['quarantined']
// :param skip => 0
// :param limit => 25
// :returns total, items
// :hits 1
MATCH (f:FailedArticle)
WHERE f.state IN $states
WITH f ORDER BY f.last_at DESC, f.id
WITH collect(f) AS found
RETURN size(found) AS total, [f IN found[$skip..$skip + $limit] | {
  id: f.id, origin: f.origin, article_id: f.article_id, title: f.title, reason: f.reason, state: f.state,
  attempts: f.attempts, first_at: toString(f.first_at), last_at: toString(f.last_at)
}] AS items;
