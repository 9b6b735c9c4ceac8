// What is said of these facts now, with the ties that belong to them?
// :param ids => ['m-talks-geneva-0000000001']
// :returns id, properties, ties
// :hits 228
UNWIND $ids AS id
MATCH (fact:Actor|Meeting|Place|Topic|Position {id: id})
RETURN fact.id AS id, properties(fact) AS properties, COLLECT {
  MATCH (fact)-[tie:HELD_IN|PART_OF|ON|TOWARD|STATED_AT|IN_STATE|REPRESENTS]->(other)
  RETURN {type: type(tie), other: other.id, properties: properties(tie)}
  UNION ALL
  MATCH (fact:Meeting|Position)<-[tie:PARTICIPATED_IN|EXCLUDED_FROM|ABSENT_FROM|HOLDS]-(other)
  RETURN {type: type(tie), other: other.id, properties: properties(tie)}
} AS ties
ORDER BY id;
