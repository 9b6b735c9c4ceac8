// Which meeting bore the id that ends so?
CREATE INDEX claim_mark IF NOT EXISTS FOR (c:MeetingClaim) ON (c.mark);
