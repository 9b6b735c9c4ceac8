// May I write facts now? Waits until no other transaction does, and holds the others off until this one ends.
MERGE (lock:WriterLock {id: 'facts'})
SET lock.taken = true
REMOVE lock.taken;
