// Which articles come after this one in the order of their ids?
// :param after => ''
// :param limit => 100
// :returns id, text, title, outlet, url, published_at
// :hits 601
MATCH (art:Article)
WHERE art.id > $after
WITH art ORDER BY art.id LIMIT $limit
RETURN art.id AS id, art.text AS text, art.title AS title, art.outlet AS outlet, art.url AS url,
  toString(art.published_at) AS published_at;
