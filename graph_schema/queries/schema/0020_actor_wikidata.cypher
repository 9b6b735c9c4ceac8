// Who has this Wikidata id?
CREATE INDEX actor_wikidata IF NOT EXISTS FOR (a:Actor) ON (a.wikidata_id);
