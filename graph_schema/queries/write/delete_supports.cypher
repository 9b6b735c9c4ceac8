// Take back that these claims support these facts.
// :param rows => [{claim: 'mc-0000000000000001', fact: 'm-talks-geneva-00000001'}]
UNWIND $rows AS row
MATCH (:Claim {id: row.claim})-[s:SUPPORTS]->(fact)
WHERE fact.id = row.fact
DELETE s;
