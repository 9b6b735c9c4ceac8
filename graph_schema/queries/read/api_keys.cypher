// Which keys of the API are there, by the hashes of their secrets, and what does the clock of the database say?
// :returns now, keys
// :hits 2
RETURN datetime() AS now, COLLECT {
  MATCH (k:ApiKey)
  WITH k ORDER BY k.created_at, k.id
  RETURN k { .id, .name, .scope, .sha256, .created_at, .expires_at, .revoked_at }
} AS keys;
