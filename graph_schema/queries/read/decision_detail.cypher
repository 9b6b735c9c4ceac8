// What was decided, and for how many claims does it hold now?
// :param id => 'dec-0000000000000001'
// :returns payload, claims
// :hits 1
MATCH (d:Decision {id: $id})
RETURN d.payload AS payload, COUNT { (d)<-[:RULED_BY]-(:Claim) } AS claims;
