"""A graph of a size that the service is to stand: made of numbers, the same each time, written by the store's queries.

20,000 meetings, 50,000 actors, 200,000 participations, 20,000 positions; each with a claim of one of 2,000 articles.
"""

import datetime as dt
import random
from collections.abc import Callable, Iterator
from itertools import islice, product
from typing import Any

import neo4j

from graph_schema.model.names import fold
from graph_schema.model.vocabulary import MeetingKind, MeetingStatus, Stance
from graph_schema.store.statements import run, run_rows
from graph_schema.store.ties import create_ties

MEETINGS, ACTORS, PARTS, POSITIONS, ARTICLES = 20_000, 50_000, 200_000, 20_000, 2_000
BODIES, MEMBERS = 20, 25
"""Organisations to which states belong, and how many to each."""
STATES, ORGANIZATIONS, SPEAKERS, PLACES, TOPICS = 200, 2_800, 10_000, 500, 200
BATCH = 2_000

_START = (
    "Ba",
    "Ce",
    "Di",
    "Fo",
    "Gu",
    "Ha",
    "Je",
    "Ki",
    "Lo",
    "Mu",
    "Na",
    "Pe",
    "Ri",
    "So",
    "Tu",
    "Va",
    "We",
    "Xi",
    "Yo",
    "Zu",
)
_END = ("ran", "lek", "min", "tov", "sur", "dal", "ben", "kir", "mos", "nup", "var")

Row = dict[str, Any]


def _words() -> Iterator[str]:
    for end, middle, start in product(_END, ("", "na", "re", "li", "so"), _START):
        yield start + middle + end


WORDS = tuple(_words())
"""1,100 words that are nobody's name."""


def name(number: int) -> str:
    """The name of an actor: 48 first names, each with all last names."""
    return f"{WORDS[number % 48]} {WORDS[48 + number // 48]}"


def actor_id(number: int) -> str:
    """States come first, then organisations, then persons."""
    if number < STATES:
        return f"state:{_iso3(number)}"
    kind = "organization" if number < STATES + ORGANIZATIONS else "person"
    return f"{kind}:{fold(name(number)).replace(' ', '-')}"


def meeting_id(number: int) -> str:
    return f"m-talks-generated-{number:08x}"


def topic_id(number: int) -> str:
    return f"topic:question-of-{WORDS[number].lower()}"


def day(number: int) -> dt.date:
    """The day of a meeting, in the order of numbers over eleven years."""
    return dt.date(2015, 1, 1) + dt.timedelta(days=number * 4000 // MEETINGS)


def _iso3(number: int) -> str:
    return "Q" + chr(65 + number // 26) + chr(65 + number % 26)


def _sentence(number: int) -> str:
    return f"Delegates talked in {WORDS[number % PLACES]} about {WORDS[number % 997]} and {WORDS[(number * 7) % 1009]}."


def fill(driver: neo4j.Driver) -> None:
    """Write the graph; the database should be empty but for the schema."""
    chance = random.Random(7)
    with driver.session() as session:

        def each(rows: Iterator[Row], write: Callable[..., object], *what: str) -> None:
            while batch := list(islice(rows, BATCH)):
                session.execute_write(write, *what, batch)

        def put(query: str, rows: Iterator[Row]) -> None:
            each(rows, run_rows, query)

        put("upsert_actors", map(_actor, range(ACTORS)))
        put("upsert_places", ({"id": f"place:{WORDS[i].lower()}", "properties": _place(i)} for i in range(PLACES)))
        put("upsert_topics", ({"id": topic_id(i), "properties": _topic(i)} for i in range(TOPICS)))
        put("upsert_meetings", map(_meeting, range(MEETINGS)))
        put("upsert_positions", map(_position, range(POSITIONS)))
        for number in range(ARTICLES):
            session.execute_write(_article, number)
        each(_ties(chance), create_ties)
        put("tie_members", map(_member, range(BODIES * MEMBERS)))
        for number in range(ARTICLES):
            session.execute_write(_change, number)


def _actor(i: int) -> Row:
    label = "State" if i < STATES else "Organization" if i < STATES + ORGANIZATIONS else "Person"
    own = {
        "id": actor_id(i),
        "name": name(i),
        "name_key": fold(name(i)),
        "aliases": [name(i).split()[1]],
        "confidence": 0.9,
    }
    own |= {"claims": [f"mc-{i % MEETINGS:08x}"]} | ({"iso3": _iso3(i)} if i < STATES else {})
    return {"id": own["id"], "label": label, "properties": own}


def _place(i: int) -> Row:
    return {"id": f"place:{WORDS[i].lower()}", "name": WORDS[i], "country_iso3": _iso3(i % STATES)}


def _topic(i: int) -> Row:
    return {"id": topic_id(i), "name": f"question of {WORDS[i]}"}


def _meeting(i: int) -> Row:
    status = (
        MeetingStatus.HELD,
        MeetingStatus.HELD,
        MeetingStatus.HELD,
        MeetingStatus.PLANNED,
        MeetingStatus.CANCELLED,
    )[i % 5]
    own = {
        "id": meeting_id(i), "title": f"Talks in {WORDS[i % PLACES]} on {WORDS[i % 997]}",
        "kind": list(MeetingKind)[i % 8].value, "status": status.value, "start_date": day(i).isoformat(),
        "first_day": day(i), "last_day": day(i), "date_precision": "day", "date_assumed": False,
        "confidence": 0.5 + i % 50 / 100, "independent_sources": 1 + i % 3, "claims": [f"mc-{i:08x}"],
        "plover_event": "CONSULT", "told_from": day(i), "known_from": day(i), "disputed": [],
    }  # fmt: skip
    return {"id": own["id"], "properties": own}


def _position(i: int) -> Row:
    stance = list(Stance)[i % len(Stance)].value
    own = {
        "id": f"p-{i:08x}", "stance": stance, "sentence": f"It {stance} {WORDS[i % 997]} and {WORDS[i % 1009]}.",
        "stated_on": day(i), "confidence": 0.5 + i % 50 / 100, "independent_sources": 1 + i % 3,
        "plover_event": "CONSULT", "claims": [f"pc-{i:08x}"], "known_from": day(i),
        "matter": f"question of {WORDS[i % TOPICS]}",
    }  # fmt: skip
    return {"id": own["id"], "properties": own}


def _article(tx: neo4j.ManagedTransaction, number: int) -> None:
    """An article with the claims of the meetings and positions that are its share."""
    id_ = f"art-{number:016x}"
    facts = range(number * MEETINGS // ARTICLES, (number + 1) * MEETINGS // ARTICLES)
    own = {
        "id": id_,
        "title": f"News {number}",
        "outlet": f"Paper {number % 40}",
        "text": " ".join(map(_sentence, facts)),
    }
    own |= {"published_at": day(facts[0]), "language": "en", "content_sha256": id_, "syndication_id": id_}
    run(tx, "upsert_articles", rows=[{"id": id_, "properties": own}])
    run(tx, "upsert_claims", rows=[row for i in facts for row in _claims(i, id_)])


def _claims(i: int, article: str) -> Iterator[Row]:
    for prefix, layer, sentence in (
        ("mc", "MeetingClaim", _sentence(i)),
        ("pc", "PositionClaim", _position(i)["properties"]["sentence"]),
    ):
        own = {"id": f"{prefix}-{i:08x}", "article_id": article, "sentence": sentence, "start": 0, "end": len(sentence)}
        own |= {"rule": "generated", "confidence": 0.9, "block": [], "payload": "{}"}
        yield {"id": own["id"], "article": article, "layer": layer, "properties": own}


def _member(i: int) -> Row:
    return {"state": actor_id(i % STATES), "organization": actor_id(STATES + i // MEMBERS)}


def _change(tx: neo4j.ManagedTransaction, number: int) -> None:
    """The note of the write of an article: its meetings and positions were new."""
    facts = range(number * MEETINGS // ARTICLES, (number + 1) * MEETINGS // ARTICLES)
    created = [*map(meeting_id, facts), *(f"p-{i:08x}" for i in facts)]
    empty: Row = {name: [] for name in ("changed", "merged", "into", "deleted")}
    run(tx, "record_change", causes=[f"art-{number:016x}"], created=created, kept=ARTICLES, **empty)


def _ties(chance: random.Random) -> Iterator[Row]:
    first_person = STATES + ORGANIZATIONS
    for i in range(SPEAKERS):
        yield _tie(actor_id(first_person + i), "REPRESENTS", actor_id(i % STATES), office="minister", claims=[])
    for i in range(PLACES):
        yield _tie(f"place:{WORDS[i].lower()}", "IN_STATE", actor_id(i % STATES))
    for i in range(MEETINGS):
        yield _tie(meeting_id(i), "HELD_IN", f"place:{WORDS[i % PLACES].lower()}")
        yield _tie(f"mc-{i:08x}", "SUPPORTS", meeting_id(i), reason="generated")
        yield from _parts(i, chance)
    for i in range(POSITIONS):
        # A few are in the news all the time, most hardly ever.
        yield _tie(actor_id(int(ACTORS * chance.random() ** 3)), "HOLDS", f"p-{i:08x}")
        yield _tie(f"p-{i:08x}", "ON", topic_id(i % TOPICS))
        yield _tie(f"p-{i:08x}", "TOWARD", actor_id(i % STATES))
        yield _tie(f"pc-{i:08x}", "SUPPORTS", f"p-{i:08x}", reason="generated")


def _parts(i: int, chance: random.Random) -> Iterator[Row]:
    taken: set[int] = set()
    while len(taken) < PARTS // MEETINGS:
        taken.add(int(ACTORS * chance.random() ** 3))
    for place, number in enumerate(sorted(taken)):
        yield _tie(
            actor_id(number), "PARTICIPATED_IN", meeting_id(i), role="attendee" if place else "host", confidence=0.9,
            claims=[f"mc-{i:08x}"], sentence=_sentence(i), article_id=f"art-{i * ARTICLES // MEETINGS:016x}",
        )  # fmt: skip


def _tie(start: str, type_: str, end: str, **properties: Any) -> Row:
    return {"start": start, "type": type_, "end": end, "properties": properties}
