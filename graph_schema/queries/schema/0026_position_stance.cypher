// Who rejects, demands, offers?
CREATE INDEX position_stance IF NOT EXISTS FOR (p:Position) ON (p.stance);
