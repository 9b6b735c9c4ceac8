// Which entries of authority lists speak of this actor?
CREATE INDEX listed_actor_ref IF NOT EXISTS FOR (l:ListedActor) ON (l.ref);
