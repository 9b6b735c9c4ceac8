// These articles are not to be held back any more.
// :param ids => ['fail-0123456789abcdef']
// :returns forgotten
MATCH (f:FailedArticle)
WHERE f.id IN $ids
DELETE f
RETURN count(*) AS forgotten;
