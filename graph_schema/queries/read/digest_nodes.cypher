// Which facts are there, with all that is said of them? (For a digest: sorted by the reader.)
// :returns labels, properties
// :hits 1094207
MATCH (fact:Actor|Meeting|Place|Topic|Position|MeetingThen|PositionThen)
RETURN labels(fact) AS labels, properties(fact) AS properties;
