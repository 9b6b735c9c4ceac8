// How many nodes are in the graph besides those that every graph has?
// :returns others
// :hits 3
RETURN COUNT { () } - COUNT { (:SchemaVersion) } - COUNT { (:WriterLock) } AS others;
