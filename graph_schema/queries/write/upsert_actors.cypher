// Keep these actors with exactly these properties and one kind each; for whom they speak and to what
// they belong is written anew afterwards.
// :param rows => [{id: 'person:ana-prado', label: 'Person', properties: {id: 'person:ana-prado', name: 'Ana Prado'}}]
UNWIND $rows AS row
MERGE (a:Actor {id: row.id})
REMOVE a:Person:State:Organization
SET a = row.properties, a:$(row.label)
WITH a
OPTIONAL MATCH (a)-[r:REPRESENTS|MEMBER_OF]->()
DELETE r;
