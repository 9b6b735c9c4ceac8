// Forget the entries of runs that began so many days ago, and the runs that have none (left).
// What they brought into the graph stays.
// :param days => 90
// :param most => 10000
// :returns pruned
MATCH (run:IngestRun)
WHERE run.started_at < datetime.realtime() - duration({days: $days}) AND run.state <> 'running'
OPTIONAL MATCH (run)<-[:OF_RUN]-(entry:IngestRecord)
WITH coalesce(entry, run) AS old LIMIT $most
DETACH DELETE old
RETURN count(*) AS pruned;
