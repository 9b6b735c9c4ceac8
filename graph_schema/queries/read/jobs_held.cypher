// Which jobs are being done, and by whom?
// :returns id, holder
// :hits 1
MATCH (job:Job {state: 'running'})
RETURN job.id AS id, job.holder AS holder
ORDER BY id;
