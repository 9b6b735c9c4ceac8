// In which article, and at which place of it, does this claim stand?
// :param id => 'mc-0c1d2e3f40516273'
// :returns article_id, start, end
MATCH (c:Claim {id: $id})-[:FROM]->(a:Article)
RETURN a.id AS article_id, c.start AS start, c.end AS end;
