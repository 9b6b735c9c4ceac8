// What was known of which meeting since when? An id is one meeting and one day.
CREATE CONSTRAINT meeting_then_id IF NOT EXISTS FOR (n:MeetingThen) REQUIRE n.id IS UNIQUE;
