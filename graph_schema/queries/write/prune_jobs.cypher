// Forget the jobs that were over so many days ago; which were they?
// :param days => 30
// :param most => 10000
// :returns pruned
MATCH (job:Job)
WHERE job.state IN ['done', 'failed'] AND job.finished_at < datetime.realtime() - duration({days: $days})
WITH job LIMIT $most
DETACH DELETE job
RETURN count(*) AS pruned;
