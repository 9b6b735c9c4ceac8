// Who has moved on what: from against to for, from for to against, or from one answer to another?
// Words of the actor's name. docs/resolution.md has the rule; it is that of `actor_positions`.
// :param actor => 'Donald Trump'
// :returns actor, matter, how, from, said_before, to, says_now, before, now
// :hits 14
CALL db.index.fulltext.queryNodes('actor_names', '"' + replace(replace($actor, '"', ' '), '\\', ' ') + '"') YIELD node AS a
MATCH (a)-[:HOLDS]->(p:Position)
WHERE p.side IS NOT NULL
WITH a, p, head(COLLECT { MATCH (p)-[:TOWARD]->(t) RETURN t.id }) AS toward ORDER BY p.stated_on DESC, p.id
WITH a, p.matter AS matter, collect({p: p, toward: toward}) AS sided
WHERE size(sided) > 1
UNWIND sided AS late
WITH a, matter, late.p AS p, late.toward AS toward, sided
WITH a, matter, p, [one IN sided WHERE coalesce(one.toward, toward, '') = coalesce(toward, one.toward, '')
  AND (p.option IS NULL AND matter CONTAINS ' ' OR p.regarding = one.p.regarding
       OR coalesce(p.regarding, one.p.regarding, '') = coalesce(one.p.regarding, p.regarding, '')
          AND abs(duration.inDays(one.p.stated_on, p.stated_on).days) <= 60) | one.p] AS line
WITH a, matter, p, [q IN line WHERE q.stated_on = p.stated_on] AS now, [q IN line WHERE q.stated_on < p.stated_on] AS earlier
WITH a, matter, p, now, [q IN earlier WHERE q.stated_on = head(earlier).stated_on] AS before
UNWIND [q IN before WHERE (coalesce(q.option, '') = coalesce(p.option, '') OR q.side = 'for' AND p.side = 'for')
  AND none(x IN before WHERE x.side = p.side AND coalesce(x.option, '') = coalesce(p.option, ''))
  AND none(x IN now WHERE x.side = q.side AND coalesce(x.option, '') = coalesce(q.option, ''))] AS q
RETURN a.name AS actor, matter,
  CASE WHEN coalesce(q.option, '') = coalesce(p.option, '') THEN 'from ' + q.side + ' to ' + p.side
       ELSE 'from ' + q.option + ' to ' + p.option END AS how,
  toString(q.stated_on) AS from, q.sentence AS said_before, toString(p.stated_on) AS to, p.sentence AS says_now,
  q.id AS before, p.id AS now
ORDER BY to DESC, actor, matter, before, now LIMIT 500;
