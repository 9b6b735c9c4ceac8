// Is the lease still mine? Then for some seconds more.
// :param id => 'sources'
// :param holder => 'host/4711/1755421200/1a2b3c4d'
// :param seconds => 60.0
// :returns mine
OPTIONAL MATCH (lease:Lease {id: $id, holder: $holder})
SET lease.until = datetime.realtime() + duration({seconds: $seconds})
RETURN lease IS NOT NULL AS mine;
