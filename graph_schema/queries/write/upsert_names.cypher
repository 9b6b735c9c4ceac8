// Keep under which names, with which Wikidata ids, actor claims speak of somebody.
// :param rows => [{claim: 'ac-0000000000000001', id: 'person:ana-prado', name_id: 'person:ana-prado', wikidata_id: null, key: 'person:ana prado', affiliation: 'BRA', office: null}]
UNWIND $rows AS row
MERGE (n:Name {id: row.id})
ON CREATE SET n.name_id = row.name_id, n.wikidata_id = row.wikidata_id, n.key = row.key,
  n.affiliation = row.affiliation, n.office = row.office
WITH n, row
MATCH (c:Claim {id: row.claim})
MERGE (c)-[:NAMES]->(n);
