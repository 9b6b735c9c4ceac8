// An entry of an authority list is there once.
CREATE CONSTRAINT listed_actor_id IF NOT EXISTS FOR (l:ListedActor) REQUIRE l.id IS UNIQUE;
