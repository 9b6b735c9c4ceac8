// This job is over: done with its result, or failed with its reason. Mine only, and once only.
// :param id => 'job-0123456789abcdef'
// :param holder => 'host/4711/1755421200/1a2b3c4d'
// :param state => 'done'
// :param result => '{"written": 1}'
// :param error => null
// :returns mine
OPTIONAL MATCH (job:Job {id: $id, holder: $holder})
WHERE job.state IN ['running', $state]
SET job.state = $state, job.result = $result, job.error = $error, job.finished_at = datetime.realtime(),
    job.payload = CASE WHEN $state = 'done' THEN null ELSE job.payload END
REMOVE job.lease_until
RETURN job IS NOT NULL AS mine;
