// How are facts tied to each other, to claims and to articles, with all that is said of the ties? (For a digest: sorted by the reader.)
// :returns type, start, end, properties
// :hits 4267520
MATCH (start:Actor|Meeting|Place|Topic|Position|MeetingThen|PositionThen|Claim)-[tie:!FROM&!NAMES]->
  (end:Actor|Meeting|Place|Topic|Position|MeetingThen|PositionThen|Article)
RETURN type(tie) AS type, start.id AS start, end.id AS end, properties(tie) AS properties;
