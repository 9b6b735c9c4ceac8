// In which article, and at which place of it, does this claim stand? Of which meetings and actors does it tell?
// :param id => 'mc-0c1d2e3f40516273'
// :returns article_id, start, end, sentence, supports
// :hits 17
MATCH (c:Claim {id: $id})-[:FROM]->(a:Article)
RETURN a.id AS article_id, c.start AS start, c.end AS end, c.sentence AS sentence, COLLECT {
  MATCH (c)-[:SUPPORTS]->(f:Meeting|Actor)
  RETURN {id: f.id, name: coalesce(f.title, f.name)} ORDER BY f.id
} AS supports;
