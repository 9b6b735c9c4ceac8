"""Where a fact is found that bore another id before."""

import re

from graph_schema.store.reader import Row, Source, read_rows

_MARK = re.compile(r"^m-.*-([0-9a-f]{10})$")
_QID = re.compile(r"^(.*)-(q[1-9]\d*)$")


def question(id_: str) -> tuple[str, dict[str, str | None]] | None:
    """Return the query, with its parameters, that asks which fact bore this id; None where no id is like that."""
    if mark := _MARK.match(id_):
        return "meeting_moved", {"mark": mark[1]}
    if id_.startswith(("person:", "organization:")):
        suffixed = _QID.match(id_)
        return "actor_moved", {"name_id": id_, "wikidata_id": suffixed[2].upper() if suffixed else None}
    return None


def answered(rows: list[Row]) -> str | None:
    """Return the id in the answer, if it is a single one."""
    return str(rows[0]["id"]) if len(rows) == 1 else None


def current_id(source: Source, id_: str) -> str | None:
    """Return the id under which the fact is found now; None where nothing is known of the id."""
    asked = question(id_)
    return answered(read_rows(source, *asked)) if asked else None
