// Which names may mean the actor of this one?
CREATE INDEX name_key IF NOT EXISTS FOR (n:Name) ON (n.key);
