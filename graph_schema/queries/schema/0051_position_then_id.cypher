// What was known of which position since when? An id is one position and one day.
CREATE CONSTRAINT position_then_id IF NOT EXISTS FOR (n:PositionThen) REQUIRE n.id IS UNIQUE;
