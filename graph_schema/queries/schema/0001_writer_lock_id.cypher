// Who may write facts now? There is one lock, so that two writers take turns.
CREATE CONSTRAINT writer_lock_id IF NOT EXISTS FOR (n:WriterLock) REQUIRE n.id IS UNIQUE;
