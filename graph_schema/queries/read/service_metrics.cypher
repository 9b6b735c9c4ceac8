// How much is in the graph, and when did ingest last end without being stopped?
// :returns now, articles, actors, meetings, positions, claims, last_ingest
// :hits 7
RETURN datetime() AS now, COUNT { (:Article) } AS articles, COUNT { (:Actor) } AS actors,
  COUNT { (:Meeting) } AS meetings, COUNT { (:Position) } AS positions, COUNT { (:Claim) } AS claims,
  head(COLLECT { MATCH (r:IngestRun) WHERE r.stopped IS NULL RETURN max(r.finished_at) }) AS last_ingest;
