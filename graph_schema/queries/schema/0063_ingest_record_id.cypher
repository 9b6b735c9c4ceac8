// Which article of which run was this? A run and a number are one entry of the ledger.
CREATE CONSTRAINT ingest_record_id IF NOT EXISTS FOR (n:IngestRecord) REQUIRE n.id IS UNIQUE;
