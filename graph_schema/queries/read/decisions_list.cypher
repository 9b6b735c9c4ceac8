// Which decisions were made, the latest first? By kind, author, what they are about, and whether they are in force.
// :param kind => null
// :param author => null
// :param about => null
// :param active => true
// :param skip => 0
// :param limit => 100
// :returns total, items
// :hits 1
CALL () {
  MATCH (d:Decision)
  WHERE ($kind IS NULL OR d.kind = $kind) AND ($author IS NULL OR d.author = $author)
    AND ($about IS NULL OR $about IN d.about) AND ($active IS NULL OR $active = (d.undone_at IS NULL))
  RETURN d
}
WITH d ORDER BY d.made_at DESC, d.id
WITH collect(d.payload) AS found
RETURN size(found) AS total, found[$skip..$skip + $limit] AS items;
