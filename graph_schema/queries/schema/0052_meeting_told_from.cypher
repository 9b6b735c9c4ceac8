// Which meetings had been told of by this day?
CREATE INDEX meeting_told_from IF NOT EXISTS FOR (m:Meeting) ON (m.told_from);
