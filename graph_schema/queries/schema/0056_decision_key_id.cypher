// Which decisions refer to this article or name?
CREATE CONSTRAINT decision_key_id IF NOT EXISTS FOR (k:DecisionKey) REQUIRE k.id IS UNIQUE;
