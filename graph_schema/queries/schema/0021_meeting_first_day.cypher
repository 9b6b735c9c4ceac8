// Which meetings begin in this time?
CREATE INDEX meeting_first_day IF NOT EXISTS FOR (m:Meeting) ON (m.first_day);
