// What did this run of ingest do, article by article? (Articles that were known already are only counted.)
// :param id => 'run-20250817-120000-1a2b'
// :param state => null
// :param skip => 0
// :param limit => 25
// :returns run, total, items
// :hits 1
MATCH (run:IngestRun {id: $id})
WITH run, COLLECT {
  MATCH (run)<-[:OF_RUN]-(entry:IngestRecord)
  WHERE $state IS NULL OR entry.state = $state
  RETURN entry ORDER BY entry.number
} AS found
RETURN run {
    .id, .scope, .state, .extractor, .stopped, .written, .unchanged, .skipped, .failed, .quarantined,
    started_at: toString(run.started_at), finished_at: toString(run.finished_at)
  } AS run,
  size(found) AS total,
  [entry IN found[$skip..$skip + $limit] | entry {
    .number, .origin, .article_id, .title, .state, .reason, .meetings, .positions, at: toString(entry.at)
  }] AS items;
