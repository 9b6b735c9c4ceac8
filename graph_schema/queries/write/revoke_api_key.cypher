// Let nobody in by this key any more; when was that decided first?
// :param id => '0a1b2c3d'
// :returns revoked_at
MATCH (k:ApiKey {id: $id})
SET k.revoked_at = coalesce(k.revoked_at, datetime())
RETURN k.revoked_at AS revoked_at;
