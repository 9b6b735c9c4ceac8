// Is this job still mine? Then for some seconds more.
// :param id => 'job-0123456789abcdef'
// :param holder => 'host/4711/1755421200/1a2b3c4d'
// :param seconds => 60.0
// :returns mine
OPTIONAL MATCH (job:Job {id: $id, state: 'running', holder: $holder})
SET job.lease_until = datetime.realtime() + duration({seconds: $seconds})
RETURN job IS NOT NULL AS mine;
