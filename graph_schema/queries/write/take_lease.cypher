// May I do this alone now? The lease is mine if nobody has it, if it is over, or if its holder is known to be gone.
// :param id => 'sources'
// :param holder => 'host/4711/1755421200/1a2b3c4d'
// :param gone => null
// :param seconds => 60.0
// :returns mine, holder, since, until
MERGE (lease:Lease {id: $id})
SET lease.asked = true
REMOVE lease.asked
WITH lease, lease.holder IS NULL OR lease.until < datetime.realtime() OR lease.holder = $gone AS free
FOREACH (_ IN CASE WHEN free THEN [1] ELSE [] END |
  SET lease.holder = $holder, lease.since = datetime.realtime(),
      lease.until = datetime.realtime() + duration({seconds: $seconds})
)
RETURN lease.holder = $holder AS mine, lease.holder AS holder, toString(lease.since) AS since,
  toString(lease.until) AS until;
