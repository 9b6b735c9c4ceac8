// Which meetings are of this kind?
CREATE INDEX meeting_kind IF NOT EXISTS FOR (m:Meeting) ON (m.kind);
