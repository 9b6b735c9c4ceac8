// A run of ingest ends: done, or stopped for a reason.
// :param run => 'run-20250817-120000-1a2b'
// :param state => 'done'
// :param stopped => null
// :param counts => {written: 1, unchanged: 0, skipped: 0, failed: 0, quarantined: 0}
MATCH (run:IngestRun {id: $run})
SET run += $counts, run.state = $state, run.stopped = $stopped, run.finished_at = datetime.realtime();
