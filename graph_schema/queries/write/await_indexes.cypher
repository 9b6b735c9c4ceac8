// Are all indexes ready? Waits until they are, or fails after so many seconds.
// :param seconds => 60
CALL db.awaitIndexes($seconds);
