// Which jobs were begun so often without coming to an end that they are given up?
// :param attempts => 3
// :param error => 'the worker ended 3 times before this was done'
MATCH (job:Job)
WHERE job.state IN ['queued', 'running'] AND job.attempts >= $attempts
  AND (job.state = 'queued' OR job.lease_until < datetime.realtime())
SET job.state = 'failed', job.error = $error, job.finished_at = datetime.realtime()
REMOVE job.lease_until, job.holder;
