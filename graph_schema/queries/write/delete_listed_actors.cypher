// Forget these entries of authority lists.
// :param ids => ['opensanctions:Q1']
UNWIND $ids AS id
MATCH (l:ListedActor {id: id})
DETACH DELETE l;
