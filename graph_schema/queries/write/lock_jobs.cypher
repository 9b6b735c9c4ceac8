// May I take a job now? Waits until nobody else does, and holds the others off until this transaction ends.
MERGE (lock:WriterLock {id: 'jobs'})
SET lock.taken = true
REMOVE lock.taken;
