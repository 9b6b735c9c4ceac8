// Which of these entries of authority lists does the graph have, and what do they say?
// :param ids => ['opensanctions:Q3874799']
// :returns id, payload
// :hits 1
UNWIND $ids AS id
MATCH (l:ListedActor {id: id})
RETURN l.id AS id, l.payload AS payload
ORDER BY id;
