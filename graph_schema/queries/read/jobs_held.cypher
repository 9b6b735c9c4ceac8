// Which jobs are being done, and by whom?
// :returns id, holder
MATCH (job:Job {state: 'running'})
RETURN job.id AS id, job.holder AS holder
ORDER BY id;
