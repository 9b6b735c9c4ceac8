// Who may do this now? There is one lease for each thing that only one process may do at a time.
CREATE CONSTRAINT lease_id IF NOT EXISTS FOR (n:Lease) REQUIRE n.id IS UNIQUE;
