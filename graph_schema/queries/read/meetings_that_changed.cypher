// Which meetings became something else than was planned: called off, put off, taken up again, held after all?
// One row a meeting with the steps of its status, those that changed last first; `since` is a day on or after which they were told of.
// :param since => null
// :returns meeting, title, status, start_date, steps, changed
// :hits 60002
MATCH (m:Meeting)
WHERE m.told_from >= date(coalesce($since, '0001-01-01')) AND COUNT { (m)-[:HAD_STATUS]->() } > 1
WITH m, COLLECT {
  MATCH (m)-[step:HAD_STATUS]->()
  WITH step ORDER BY step.from
  RETURN step
} AS steps
RETURN m.id AS meeting, m.title AS title, m.status AS status, m.start_date AS start_date,
  [step IN steps | step.status + ' ' + toString(step.from)] AS steps, toString(last(steps).from) AS changed
ORDER BY changed DESC, meeting LIMIT 500;
