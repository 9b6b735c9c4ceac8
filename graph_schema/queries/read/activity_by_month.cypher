// How many meetings were held, and how many planned, month by month, in the last months that had any?
// :param months => 36
// :returns month, held, planned
// :hits 60001
MATCH (m:Meeting)
WHERE m.first_day IS NOT NULL
WITH date.truncate('month', m.first_day) AS month, m.status AS status
WITH month, sum(CASE WHEN status IN ['held', 'ongoing'] THEN 1 ELSE 0 END) AS held,
  sum(CASE WHEN status IN ['planned', 'proposed'] THEN 1 ELSE 0 END) AS planned
ORDER BY month DESC LIMIT $months
RETURN left(toString(month), 7) AS month, held, planned
ORDER BY month;
