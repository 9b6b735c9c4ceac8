// These articles are given up: as they are now, they are never tried again.
// :param ids => ['fail-0123456789abcdef']
// :returns dropped
MATCH (f:FailedArticle)
WHERE f.id IN $ids
SET f.state = 'dropped', f.raw = null
RETURN count(*) AS dropped;
