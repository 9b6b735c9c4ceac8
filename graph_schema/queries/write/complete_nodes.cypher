// Set these properties, which a bulk import could not carry, of articles, claims and facts.
// :param rows => [{id: 'art-0000000000000001', properties: {agencies: []}}]
UNWIND $rows AS row
MATCH (n:Article|Claim|Actor|Place|Topic|Meeting|Position|MeetingThen|PositionThen {id: row.id})
SET n += row.properties;
