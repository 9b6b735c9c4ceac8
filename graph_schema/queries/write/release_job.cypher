// Put this job back where it was in the queue: it was not its fault that it could not be done now.
// :param id => 'job-0123456789abcdef'
// :param holder => 'host/4711/1755421200/1a2b3c4d'
// :param counted => false
// :returns mine
OPTIONAL MATCH (job:Job {id: $id, state: 'running', holder: $holder})
SET job.state = 'queued', job.attempts = job.attempts - CASE WHEN $counted THEN 0 ELSE 1 END
REMOVE job.lease_until, job.holder, job.started_at
RETURN job IS NOT NULL AS mine;
