// What became of this job?
// :param id => 'job-0123456789abcdef'
// :returns id, kind, state, created_at, started_at, finished_at, attempts, result, error, author
// :hits 1
MATCH (job:Job {id: $id})
RETURN job.id AS id, job.kind AS kind, job.state AS state, toString(job.created_at) AS created_at,
  toString(job.started_at) AS started_at, toString(job.finished_at) AS finished_at, job.attempts AS attempts,
  job.result AS result, job.error AS error, job.author AS author;
