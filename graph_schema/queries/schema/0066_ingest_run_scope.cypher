// Which runs over the same thing were never ended?
CREATE INDEX ingest_run_scope IF NOT EXISTS FOR (r:IngestRun) ON (r.scope, r.state);
