// How are facts tied to each other and to claims, with all that is said of the ties? (For a digest: sorted by the reader.)
// :returns type, start, end, properties
MATCH (start:Actor|Meeting|Place|Topic|Position|Claim)-[tie]->(end:Actor|Meeting|Place|Topic|Position)
RETURN type(tie) AS type, start.id AS start, end.id AS end, properties(tie) AS properties;
