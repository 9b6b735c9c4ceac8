// Which jobs are there, the latest first: of this kind, in this state?
// Every filter may be left out (null).
// :param kind => null
// :param state => null
// :param skip => 0
// :param limit => 25
// :returns total, items
// :hits 1
WITH CASE WHEN $state IS NULL THEN ['queued', 'running', 'done', 'failed'] ELSE [$state] END AS states
MATCH (job:Job)
WHERE job.state IN states AND ($kind IS NULL OR job.kind = $kind)
WITH job ORDER BY job.created_at DESC, job.id
WITH collect(job) AS found
RETURN size(found) AS total, [job IN found[$skip..$skip + $limit] | {
  id: job.id, kind: job.kind, state: job.state, created_at: toString(job.created_at),
  started_at: toString(job.started_at), finished_at: toString(job.finished_at), attempts: job.attempts,
  result: job.result, error: job.error, author: job.author
}] AS items;
