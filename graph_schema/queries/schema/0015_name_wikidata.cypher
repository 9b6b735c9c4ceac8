// Which names do claims give for this Wikidata id?
CREATE INDEX name_wikidata IF NOT EXISTS FOR (n:Name) ON (n.wikidata_id);
