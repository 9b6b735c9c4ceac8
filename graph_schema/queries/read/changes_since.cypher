// What has changed after the change of this number, or after this moment? In the order of writing.
// :param number => 0
// :param moment => null
// :param limit => 100
// :returns first, last, items
// :hits number 4802, moment 6803
CALL () {
  MATCH (c:Change)
  WHERE c.id >= 1
  RETURN min(c.id) AS first, max(c.id) AS last
}
RETURN first, last, COLLECT {
  CALL () {
    UNWIND CASE WHEN $moment IS NULL THEN [] ELSE [datetime($moment)] END AS since
    MATCH (c:Change)
    WHERE c.at > since
    RETURN c ORDER BY c.id LIMIT $limit
    UNION
    UNWIND CASE WHEN $moment IS NULL THEN [$number] ELSE [] END AS since
    MATCH (c:Change)
    WHERE c.id > since
    RETURN c ORDER BY c.id LIMIT $limit
  }
  WITH c ORDER BY c.id
  RETURN {
    number: c.id, at: toString(c.at), causes: c.causes, created: c.created, changed: c.changed, deleted: c.deleted,
    merged: [i IN range(0, size(c.merged) - 1) | {id: c.merged[i], into: c.into[i]}]
  }
} AS items;
