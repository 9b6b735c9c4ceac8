// What did this transaction change of the facts? Noted under the next number; the oldest notes beyond so many go.
// :param causes => ['art-0000000000000001']
// :param created => ['m-talks-geneva-0000000001']
// :param changed => ['person:ana-prado']
// :param merged => ['m-talks-geneva-0000000002']
// :param into => ['m-talks-geneva-0000000001']
// :param deleted => ['topic:ceasefire']
// :param kept => 100000
MERGE (lock:WriterLock {id: 'facts'})
SET lock.changes = coalesce(lock.changes, 0) + 1
CREATE (:Change {
  id: lock.changes, at: datetime(), causes: $causes, created: $created, changed: $changed, merged: $merged, into: $into,
  deleted: $deleted
})
WITH lock
MATCH (old:Change)
WHERE old.id <= lock.changes - $kept
WITH old ORDER BY old.id LIMIT 1000
DELETE old;
