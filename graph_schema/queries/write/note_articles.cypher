// What became of these articles of a run, and how many are there of each kind by now?
// :param run => 'run-20250817-120000-1a2b'
// :param counts => {written: 1, unchanged: 0, skipped: 0, failed: 0, quarantined: 0}
// :param rows => [{id: 'run-20250817-120000-1a2b/0', number: 0, origin: 'news/a.txt', state: 'written', meetings: 1, positions: 2}]
MATCH (run:IngestRun {id: $run})
SET run += $counts
WITH run
UNWIND $rows AS row
MERGE (entry:IngestRecord {id: row.id})
ON CREATE SET entry = row, entry.at = datetime.realtime()
MERGE (entry)-[:OF_RUN]->(run);
