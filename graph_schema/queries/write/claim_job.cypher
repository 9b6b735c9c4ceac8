// Which job is next? It is mine for some seconds: one that waits, or one whose worker was not heard of in time.
// The time is the database's own. (lock_jobs comes before it in the transaction, so that no job is given to two.)
// :param kinds => ['ingest', 'retract']
// :param holder => 'host/4711/1755421200/1a2b3c4d'
// :param seconds => 60.0
// :returns id, kind, payload, attempts, author
CALL () {
  MATCH (job:Job {state: 'queued'})
  WHERE job.kind IN $kinds
  RETURN job ORDER BY job.created_at, job.id LIMIT 1
  UNION
  MATCH (job:Job {state: 'running'})
  WHERE job.kind IN $kinds AND job.lease_until < datetime.realtime()
  RETURN job ORDER BY job.created_at, job.id LIMIT 1
}
WITH job ORDER BY job.created_at, job.id LIMIT 1
SET job.state = 'running', job.holder = $holder, job.attempts = job.attempts + 1,
    job.started_at = datetime.realtime(),
    job.lease_until = datetime.realtime() + duration({seconds: $seconds})
RETURN job.id AS id, job.kind AS kind, job.payload AS payload, job.attempts AS attempts, job.author AS author;
