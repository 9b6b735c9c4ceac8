"""Atom (RFC 4287): what was changed of facts, as a feed for news readers."""

from collections.abc import Iterable, Iterator
from urllib.parse import quote, urlencode

from app.exports.xml_text import attribute, content
from graph_schema.store.reader import Row

MEDIA_TYPE = "application/atom+xml; charset=utf-8"

_ID = "urn:parley:changes"
_NEVER = "1970-01-01T00:00:00Z"
_VERBS = {"created": "New", "changed": "Changed", "merged": "Merged", "deleted": "Gone"}
_WEB = ("http://", "https://")


def feed(items: Iterable[Row], base: str, here: str) -> str:
    """Return the feed for rows of ``changes_feed``.

    ``base`` is the address of the service, ``here`` that of the feed, both whole. The id of an entry is made of the
    number of the write and the id of the fact, so that it stays the same wherever the service is reached.
    """
    entries = list(items)
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom">',
        f"<id>{content(_named(here))}</id>",
        "<title>Parley: changes</title>",
        f"<updated>{content(updated(entries))}</updated>",
        "<author><name>Parley</name></author>",
        _link("self", here, "application/atom+xml"),
        _link("alternate", f"{base}/", "text/html"),
        *(line for item in entries for line in _entry(item, base)),
        "</feed>\n",
    ]
    return "\n".join(lines)


def updated(items: list[Row]) -> str:
    """Return when the latest of the entries was written."""
    return str(items[0]["at"]) if items else _NEVER


def _named(here: str) -> str:
    """Each choice of changes is a feed of its own."""
    chosen = here.partition("?")[2]
    return f"{_ID}?{chosen}" if chosen else _ID


def _entry(item: Row, base: str) -> Iterator[str]:
    yield "<entry>"
    own = quote(item["id"], safe=":")
    yield f"<id>{_ID}:{item['number']}:{own}</id>"
    yield f"<title>{content(_title(item))}</title>"
    yield f"<updated>{content(item['at'])}</updated>"
    yield _link("alternate", base + _page(item), "text/html")
    said = item["said"]
    if said and (said["url"] or "").startswith(_WEB):
        yield _link("via", said["url"])
    yield f"<category term={attribute(item['type'])}/>"
    yield f"<category term={attribute(item['change'])}/>"
    yield f'<summary type="text">{content(_summary(item))}</summary>'
    yield "</entry>"


def _link(relation: str, address: str, media_type: str | None = None) -> str:
    kind = f' type="{media_type}"' if media_type else ""
    return f'<link rel="{relation}"{kind} href={attribute(address)}/>'


def _title(item: Row) -> str:
    fact, verb = item["fact"], _VERBS[item["change"]]
    if fact is None:
        return f"{verb}: {item['id']}"
    if item["type"] == "position":
        name = f"{' and '.join(fact['actors'])} {fact['kind'].replace('_', ' ')}: {fact['name']}"
    elif item["type"] == "meeting":
        name = f"{fact['name']} ({', '.join(part for part in (fact['status'], fact['date']) if part)})"
    else:
        name = str(fact["name"])
    return f"{verb}: {item['id']} is now {name}" if item["change"] == "merged" else f"{verb}: {name}"


def _summary(item: Row) -> str:
    fact, said = item["fact"], item["said"]
    if fact is None:
        return f"{item['id']} is not in the graph any more."
    who = ", ".join(fact["actors"]) if item["type"] == "meeting" else ""
    first = "; ".join(part for part in (who, fact["place"]) if part)
    told = f"“{said['sentence']}” ({_source(said)})" if said else ""
    return "\n".join(part for part in (first, told) if part) or str(fact["name"])


def _source(said: Row) -> str:
    return ", ".join(part for part in (said["outlet"], said["published_at"]) if part)


def _page(item: Row) -> str:
    """The path of the page where people read on."""
    now, kind = quote(item["now"], safe=":"), item["type"]
    if item["fact"] is None:
        return f"/changes?since={item['number'] - 1}&limit=1"
    if kind == "position" and item["said"]:
        return f"/explore/claim/{quote(item['said']['claim'])}"
    if kind in ("meeting", "actor", "topic"):
        return f"/explore/{kind}/{now}"
    return f"/explore/search?{urlencode({'q': item['fact']['name']})}"
