// What does this claim say?
// :param id => 'mc-0000000000000001'
// :returns id, name, claims
// :hits 5
MATCH (c:Claim {id: $id})
RETURN c.id AS id, c.sentence AS name,
  [{layer: head([label IN labels(c) WHERE label <> 'Claim']), payload: c.payload}] AS claims;
