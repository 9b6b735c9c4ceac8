// Forget this article (its claims must be gone already).
// :param id => 'art-0000000000000001'
MATCH (art:Article {id: $id})
DETACH DELETE art;
