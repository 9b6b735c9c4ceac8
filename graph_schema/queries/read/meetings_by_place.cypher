// How many meetings of this status were held where, with a day between these two, the most first?
// :param status => 'held'
// :param from => '2015-01-01'
// :param to => '2025-12-31'
// :param limit => 400
// :returns id, name, country_iso3, meetings, last
// :hits 38734
MATCH (m:Meeting {status: $status})-[:HELD_IN]->(p:Place)
WHERE m.first_day <= date($to) AND m.last_day >= date($from)
WITH p, count(m) AS meetings, max(m.start_date) AS last
ORDER BY meetings DESC, p.id LIMIT $limit
RETURN p.id AS id, p.name AS name, p.country_iso3 AS country_iso3, meetings, last;
