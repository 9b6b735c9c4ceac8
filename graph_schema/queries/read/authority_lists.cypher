// Which authority lists were imported, with how many people and organisations?
// :returns source, people, organizations
// :hits 1
MATCH (l:ListedActor)
RETURN l.source AS source,
  count(CASE WHEN l.kind = 'person' THEN 1 END) AS people,
  count(CASE WHEN l.kind = 'organization' THEN 1 END) AS organizations
ORDER BY source;
