// Which positions were stated in this time?
CREATE INDEX position_stated_on IF NOT EXISTS FOR (p:Position) ON (p.stated_on);
