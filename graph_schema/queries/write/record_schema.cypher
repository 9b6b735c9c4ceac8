// Remember that these schema files were applied, each with a checksum of what it said.
// :param rows => [{id: '0001_writer_lock_id', checksum: '1f0c'}]
UNWIND $rows AS row
MERGE (v:SchemaVersion {id: row.id})
ON CREATE SET v.checksum = row.checksum, v.applied_at = datetime();
