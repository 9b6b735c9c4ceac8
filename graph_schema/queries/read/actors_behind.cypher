// Who acts for a country, or for organisations: these themselves and whoever represents them; with `members` also the states
// that belong to the organisations, and whoever represents those?
// `country` is an ISO 3166 code of three letters, `organizations` are ids.
// :param country => 'UKR'
// :param organizations => []
// :param members => false
// :returns ids
// :hits country 156, members 3912
CALL () {
  MATCH (s:Actor {iso3: toUpper($country)})
  RETURN s
  UNION
  UNWIND $organizations AS id
  MATCH (s:Actor {id: id})
  RETURN s
  UNION
  UNWIND [id IN $organizations WHERE $members] AS id
  MATCH (:Actor {id: id})<-[:MEMBER_OF]-(s:State)
  RETURN s
}
UNWIND [s] + COLLECT { MATCH (s)<-[:REPRESENTS]-(a:Actor) RETURN a } AS a
WITH DISTINCT a.id AS id ORDER BY id
RETURN collect(id) AS ids;
