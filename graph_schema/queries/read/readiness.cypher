// Can questions be answered: which schema files were applied, and is there anything to ask for?
// :returns schema, articles, meetings
// :hits 121
RETURN COLLECT { MATCH (v:SchemaVersion) RETURN v.id ORDER BY v.id } AS schema,
  COUNT { (:Article) } AS articles, COUNT { (:Meeting) } AS meetings;
