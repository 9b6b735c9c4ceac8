// Who has this name, whatever accents and case?
CREATE INDEX actor_name_key IF NOT EXISTS FOR (a:Actor) ON (a.name_key);
