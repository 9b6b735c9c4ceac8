// Which Wikidata ids do claims give for this name?
CREATE INDEX name_person IF NOT EXISTS FOR (n:Name) ON (n.name_id);
