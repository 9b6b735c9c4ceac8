// Which jobs wait, and which came first?
CREATE INDEX job_state IF NOT EXISTS FOR (n:Job) ON (n.state, n.created_at);
