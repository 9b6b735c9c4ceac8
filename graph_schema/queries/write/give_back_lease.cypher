// I am done: anybody may take the lease.
// :param id => 'sources'
// :param holder => 'host/4711/1755421200/1a2b3c4d'
MATCH (lease:Lease {id: $id, holder: $holder})
DELETE lease;
