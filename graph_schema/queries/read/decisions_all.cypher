// All decisions, in the order in which they were made.
// :returns payload
// :hits 1
MATCH (d:Decision)
RETURN d.payload AS payload
ORDER BY d.made_at, d.id;
