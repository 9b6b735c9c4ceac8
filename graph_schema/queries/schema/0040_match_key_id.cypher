// Under which key do meeting claims look for others of the same meeting? A key is there once.
CREATE CONSTRAINT match_key_id IF NOT EXISTS FOR (n:MatchKey) REQUIRE n.id IS UNIQUE;
