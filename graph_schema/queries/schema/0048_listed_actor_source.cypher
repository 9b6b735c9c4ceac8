// Which entries does an authority list have, in order?
CREATE INDEX listed_actor_source IF NOT EXISTS FOR (l:ListedActor) ON (l.source, l.id);
