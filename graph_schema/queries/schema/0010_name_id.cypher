// Under which name, with which Wikidata id, do claims speak of somebody? A pair is there once.
CREATE CONSTRAINT name_id IF NOT EXISTS FOR (n:Name) REQUIRE n.id IS UNIQUE;
