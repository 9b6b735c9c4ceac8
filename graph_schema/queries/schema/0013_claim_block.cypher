// Which claims must be looked at together to conclude a position?
CREATE INDEX claim_block IF NOT EXISTS FOR (c:Claim) ON (c.block);
