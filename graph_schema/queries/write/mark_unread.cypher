// Let articles count as unread, so that they are read again whatever happens. How many did not yet?
// :param most => 2000
// :returns marked
MATCH (art:Article)
WHERE art.extractor IS NOT NULL
WITH art LIMIT $most
REMOVE art.extractor
RETURN count(*) AS marked;
