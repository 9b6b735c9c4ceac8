// Let in whoever shows the secret with this hash.
// :param key => {id: '0a1b2c3d', name: 'newsroom', scope: 'read', sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', created_at: datetime('2025-08-17T12:00:00Z'), expires_at: null}
CREATE (k:ApiKey)
SET k += $key;
