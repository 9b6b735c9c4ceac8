// Is there a job of these kinds to be taken: one that waits, or one whose worker was not heard of in time?
// :param kinds => ['ingest', 'retract']
// :returns waiting
// :hits 2
RETURN EXISTS {
    MATCH (job:Job {state: 'queued'})
    WHERE job.kind IN $kinds
  } OR EXISTS {
    MATCH (job:Job {state: 'running'})
    WHERE job.lease_until < datetime.realtime()
  } AS waiting;
