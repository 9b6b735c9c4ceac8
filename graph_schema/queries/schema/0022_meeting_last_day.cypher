// Which meetings end in this time?
CREATE INDEX meeting_last_day IF NOT EXISTS FOR (m:Meeting) ON (m.last_day);
