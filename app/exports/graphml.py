"""GraphML: actors, meetings and places as nodes, who took part where as edges; for Gephi, yEd, igraph, networkx."""

from collections.abc import AsyncIterator, Iterator

from app.exports.xml_text import attribute, content
from graph_schema.store.reader import Row

MEDIA_TYPE = "application/graphml+xml; charset=utf-8"

_KEYS = (
    ("label", "node", "string"), ("type", "node", "string"), ("kind", "node", "string"), ("status", "node", "string"),
    ("start_date", "node", "string"), ("confidence", "node", "double"), ("relation", "edge", "string"),
    ("role", "edge", "string"),
)  # fmt: skip


async def graph(_: str, rows: AsyncIterator[Row]) -> AsyncIterator[str]:
    """Yield the document for rows of meetings; each actor and place is a node once."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    for name, of, kind in _KEYS:
        yield f'<key id="{name}" for="{of}" attr.name="{name}" attr.type="{kind}"/>\n'
    yield '<graph id="parley" edgedefault="directed">\n'
    seen: set[str] = set()
    async for row in rows:
        yield "".join(_meeting(row, seen))
    yield "</graph>\n</graphml>\n"


def _meeting(row: Row, seen: set[str]) -> Iterator[str]:
    yield _node(row["id"], label=row["title"], type="meeting", kind=row["kind"], status=row["status"],
                start_date=row["start_date"], confidence=row["confidence"])  # fmt: skip
    for party in row["parties"]:
        if party["id"] not in seen:
            seen.add(party["id"])
            yield _node(party["id"], label=party["name"], type=party["kind"])
        apart = {"excluded": "EXCLUDED_FROM", "absent": "ABSENT_FROM"}
        yield _edge(party["id"], row["id"], apart.get(party["role"], "PARTICIPATED_IN"), party["role"])
    if place := row["place"]:
        if place["id"] not in seen:
            seen.add(place["id"])
            yield _node(place["id"], label=place["name"], type="place")
        yield _edge(row["id"], place["id"], "HELD_IN", None)


def _node(id_: str, **data: object) -> str:
    return f"<node id={attribute(id_)}>{_data(data)}</node>\n"


def _edge(source: str, target: str, relation: str, role: str | None) -> str:
    data = _data({"relation": relation, "role": role})
    return f"<edge source={attribute(source)} target={attribute(target)}>{data}</edge>\n"


def _data(data: dict[str, object]) -> str:
    return "".join(f'<data key="{key}">{content(value)}</data>' for key, value in data.items() if value is not None)
