"""The other one of a correction, picked by name: nobody has to know an id."""

from collections.abc import Sequence
from typing import NamedTuple

from app.ask.search import search
from app.pages.render import day
from graph_schema.model.names import fold
from graph_schema.store.reader import GraphReader, Row

MOST = 8
"""Things offered at once."""


class Choice(NamedTuple):
    """Something that may be meant: its id, its name, and what tells it from others of that name."""

    id: str
    name: str
    more: str


async def likely(reader: GraphReader, about: str, what: str, name: str) -> list[Choice]:
    """Return what might be the same as this: meetings of the same people near in time, actors with a similar name."""
    if what == "actor":
        return await named(reader, name, what, besides=about)
    if what == "meeting":
        rows = await reader.rows("meeting_neighbours", id=about)
        return [Choice(row["id"], row["title"], _of_meeting(row["status"], row["start_date"])) for row in rows]
    return []


async def named(reader: GraphReader, words: str, what: str, besides: str = "") -> list[Choice]:
    """Return the meetings or actors (``what``) that these words find, the best first; typing errors are forgiven."""
    found = await search(reader, words[:200], [what], 0, MOST + 1)
    return [_choice(hit) for hit in found["items"] if hit["id"] != besides][:MOST]


async def told(reader: GraphReader, about: str, what: str) -> list[Choice]:
    """Return the sentences that tell of it: one of them may tell of another one."""
    if what == "actor":
        evidence: Sequence[Row] = (await reader.row("actor_detail", id=about) or {"evidence": []})["evidence"]
    elif what == "meeting":
        evidence = (await reader.row("meeting_detail", id=about, as_of=None) or {"evidence": []})["evidence"]
    else:
        evidence = []
    return [Choice(one["claim_id"], f"“{one['sentence']}”", _of_article(one)) for one in evidence]


def just_one(choices: Sequence[Choice], words: str) -> Choice | None:
    """Return the one that is called just so; None where none is, or several are."""
    called = [one for one in choices if fold(one.name) == fold(words)]
    return called[0] if len(called) == 1 else None


def _choice(hit: Row) -> Choice:
    more = _of_meeting(hit["status"], hit["date"]) if hit["type"] == "meeting" else hit["text"]["text"]
    return Choice(hit["id"], hit["title"]["text"], more)


def _of_article(told: Row) -> str:
    return ", ".join(filter(None, (told["outlet"], day(told["published_at"]))))


def _of_meeting(status: str, date: str | None) -> str:
    return f"{status}, {day(date)}"
