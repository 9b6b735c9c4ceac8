// Which runs of ingest were there, the latest first, and what did they do?
// Every filter may be left out (null).
// :param state => null
// :param scope => null
// :param skip => 0
// :param limit => 25
// :returns total, items
// :hits 1
MATCH (run:IngestRun)
WHERE ($state IS NULL OR run.state = $state) AND ($scope IS NULL OR run.scope = $scope)
WITH run ORDER BY run.started_at DESC, run.id
WITH collect(run) AS found
RETURN size(found) AS total, [run IN found[$skip..$skip + $limit] | run {
  .id, .scope, .state, .extractor, .stopped, .written, .unchanged, .skipped, .failed, .quarantined,
  started_at: toString(run.started_at), finished_at: toString(run.finished_at)
}] AS items;
