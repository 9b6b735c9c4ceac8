// Forget these articles (their claims must be gone already).
// :param ids => ['art-0000000000000001']
UNWIND $ids AS id
MATCH (art:Article {id: id})
DETACH DELETE art;
