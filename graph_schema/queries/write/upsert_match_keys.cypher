// File these meeting claims under these keys, by which others find them as candidates for the same meeting.
// :param rows => [{claim: 'mc-0000000000000001', id: 'met 2025-08-15 at anchorage'}]
UNWIND $rows AS row
MERGE (k:MatchKey {id: row.id})
WITH k, row
MATCH (c:Claim {id: row.claim})
CREATE (c)-[:FILED_UNDER]->(k);
