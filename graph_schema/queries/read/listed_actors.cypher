// Which entries of imported authority lists go by a name with one of these keys, or speak of one of these actors?
// :param keys => ['person:volodimir zelenski']
// :param refs => ['Q3874799']
// :returns payload
// :hits 2
CALL () {
  UNWIND $keys AS key
  MATCH (l:ListedActor)-[:LISTED_UNDER]->(:NameKey {id: key})
  RETURN l
  UNION
  UNWIND $refs AS ref
  MATCH (l:ListedActor {ref: ref})
  RETURN l
}
RETURN l.payload AS payload
ORDER BY l.id;
