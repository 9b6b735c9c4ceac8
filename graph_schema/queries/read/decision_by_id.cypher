// What does this decision say?
// :param id => 'dec-0000000000000001'
// :returns payload
// :hits 1
MATCH (d:Decision {id: $id})
RETURN d.payload AS payload;
