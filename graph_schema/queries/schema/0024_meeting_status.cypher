// Which meetings are planned, held, cancelled?
CREATE INDEX meeting_status IF NOT EXISTS FOR (m:Meeting) ON (m.status);
