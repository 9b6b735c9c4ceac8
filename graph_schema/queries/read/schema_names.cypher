// Which indexes are there, those that stand behind constraints among them (both have the same name)?
// :returns name, constraint
// :hits 2
SHOW INDEXES YIELD name, owningConstraint
RETURN name, owningConstraint IS NOT NULL AS constraint
ORDER BY name;
