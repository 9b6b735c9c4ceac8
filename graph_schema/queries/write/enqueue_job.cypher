// Put a job at the end of the queue; the same id again changes nothing.
// :param id => 'job-0123456789abcdef'
// :param kind => 'retract'
// :param payload => '{"article_id": "art-0123456789abcdef"}'
// :param author => null
// :returns id, kind, state, created_at, started_at, finished_at, attempts, result, error, author
MERGE (job:Job {id: $id})
ON CREATE SET job.kind = $kind, job.payload = $payload, job.author = $author, job.state = 'queued', job.attempts = 0,
              job.created_at = datetime.realtime()
RETURN job.id AS id, job.kind AS kind, job.state AS state, toString(job.created_at) AS created_at,
  toString(job.started_at) AS started_at, toString(job.finished_at) AS finished_at, job.attempts AS attempts,
  job.result AS result, job.error AS error, job.author AS author;
