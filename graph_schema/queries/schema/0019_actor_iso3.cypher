// Which state has this ISO 3166 code?
CREATE INDEX actor_iso3 IF NOT EXISTS FOR (a:Actor) ON (a.iso3);
