// May I change the schema now? Waits until no other transaction does, and holds the others off until this one ends.
MERGE (lock:WriterLock {id: 'schema'})
SET lock.taken = true
REMOVE lock.taken;
