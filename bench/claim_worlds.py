"""A seeded world of encounters, and the articles that tell of it with all the faults that articles have.

The truth is known: each event of each article is an encounter of this world. People of few states meet often and of
many states seldom (Zipf); summits come in series; the same two meet again in the same month; calls follow one another;
encounters at the margins of summits. Articles name persons or their states, leave out the place or the day, announce
for the month, are wrong by a day, and are copied word by word.
"""

import datetime as dt
import random
from collections.abc import Iterator
from typing import NamedTuple

from graph_schema.model.article import Article
from graph_schema.model.claim import ActorClaim, ArticleClaims, ClaimedParticipant, MeetingClaim, OfficeClaim
from graph_schema.model.ids import article_id, claim_id, content_sha256
from graph_schema.model.memory import Telling
from graph_schema.model.vocabulary import ActorKind, MeetingKind, MeetingStatus, ParticipantRole
from graph_schema.model.when import EventDate

STATES = 190
RANKS = 8
"""Of each state so many people travel, the first ones most."""
APART = 8
"""Days between two encounters of the same two people, but for one in twenty, which may follow on the next day."""
PER_DAY = 100
"""Articles a day, whatever the size: a larger graph is a longer time."""
TELLINGS = (1, 1, 1, 2, 2, 3, 3, 4, 5, 8)
"""How many articles tell of one encounter."""
EVENTS = 3
"""Encounters of which an article tells on average, of about the same days."""


class Encounter(NamedTuple):
    """What took place."""

    id: int
    kind: str
    day: dt.date
    place: str | None
    iso3: str | None
    people: tuple[int, ...]
    title: str | None


class World:
    """Encounters day after day, and the articles about them."""

    def __init__(self, seed: int, articles: int, begins: dt.date = dt.date(2020, 1, 1)) -> None:
        self._chance = random.Random(seed)
        self._days = max(3, articles // PER_DAY)
        self._begins = begins
        self._weights = [1 / (rank + 1) for rank in range(STATES)]
        self._number = 0
        self._met: dict[tuple[int, ...], dt.date] = {}

    def articles(self) -> Iterator[tuple[Telling, dict[str, int]]]:
        """Yield every article with the encounters by the article's keys, in the order of publication."""
        waiting: dict[dt.date, list[tuple[Encounter, str]]] = {}
        for ahead in range(-30, self._days):
            day = self._begins + dt.timedelta(days=ahead)
            per_day = round(PER_DAY * EVENTS / (sum(TELLINGS) / len(TELLINGS)))
            for encounter in self._day(day + dt.timedelta(days=20), per_day):
                for _ in range(self._chance.choice(TELLINGS)):
                    published, how = self._told(encounter.day)
                    waiting.setdefault(published, []).append((encounter, how))
            if ahead >= 0:
                yield from self._papers(day, waiting.pop(day, []))

    def _day(self, day: dt.date, count: int) -> Iterator[Encounter]:
        chance, made = self._chance, 0
        while made < count:
            a, b = self._two_states()
            kind = chance.choices(["talks", "visit", "call", "summit"], [5, 3, 3, 1])[0]
            if kind == "summit":
                states = {a, b, *chance.choices(range(STATES), self._weights, k=5)}
                place = f"City{a}, State{a}"
                people = tuple(_person(state, 0) for state in sorted(states))
                yield self._encounter("summit", day, place, a, people, f"Pact{self._number % 60} summit")
                yield self._encounter("talks", day, place, a, (people[0], people[-1]), None)
                made += 2
                continue
            ranks = chance.choices(range(RANKS), [1 / (rank + 1) for rank in range(RANKS)], k=2)
            people = (_person(a, ranks[0]), _person(b, ranks[1]))
            pause = 1 if chance.random() < 0.05 else APART
            if (day - self._met.get(tuple(sorted(people)), dt.date.min)).days < pause:
                continue
            self._met[tuple(sorted(people))] = day
            place = None if kind == "call" else f"{chance.choice(['City', 'City', 'Port'])}{a}, State{a}"
            yield self._encounter(kind, day, place, a, people, None)
            made += 1

    def _two_states(self) -> tuple[int, int]:
        while True:
            a, b = self._chance.choices(range(STATES), self._weights, k=2)
            if a != b:
                return a, b

    def _encounter(
        self, kind: str, day: dt.date, place: str | None, host: int, people: tuple[int, ...], title: str | None
    ) -> Encounter:
        self._number += 1
        return Encounter(self._number, kind, day, place, _iso3(host) if place else None, people, title)

    def _told(self, day: dt.date) -> tuple[dt.date, str]:
        """When, and how: announced, announced for the month, told after it, looked back on, or wrong by a day."""
        how = self._chance.choices(["after", "ahead", "month", "back", "wrong"], [60, 18, 8, 8, 6])[0]
        shift = {"after": (0, 1), "ahead": (-8, -1), "month": (-15, -2), "back": (2, 6), "wrong": (1, 1)}[how]
        return day + dt.timedelta(days=self._chance.randint(*shift)), how

    def _papers(self, day: dt.date, told: list[tuple[Encounter, str]]) -> Iterator[tuple[Telling, dict[str, int]]]:
        self._chance.shuffle(told)
        for i in range(0, len(told), EVENTS):
            seen: dict[int, tuple[Encounter, str]] = {one.id: (one, how) for one, how in told[i : i + EVENTS]}
            paper = _Paper(self._chance, day, f"{day}-{i}")
            for encounter, how in seen.values():
                paper.tell(encounter, how)
            yield paper.build()
            if self._chance.random() < 0.15:
                yield paper.build(copy="another paper")


class _Paper:
    """One article: its text is its sentences."""

    def __init__(self, chance: random.Random, day: dt.date, name: str) -> None:
        self._chance, self._day, self._name = chance, day, name
        self._text: list[str] = []
        self._actors: dict[str, tuple[str, ActorKind, str | None]] = {}
        self._offices: dict[str, str] = {}
        self._events: list[tuple[Encounter, dict[str, object], str]] = []

    def tell(self, encounter: Encounter, how: str) -> None:
        chance = self._chance
        named = list(encounter.people)
        if encounter.title:
            named = chance.sample(named, k=min(len(named), chance.randint(3, 6)))
        who = [self._named(person, chance.random() < 0.85) for person in named]
        place = encounter.place if chance.random() < 0.85 else None
        if place and encounter.kind == "visit" and chance.random() < 0.15:
            place = place.rpartition(", ")[2]
        day = encounter.day + dt.timedelta(days=1 if how == "wrong" else 0)
        date = None if how == "back" else day.isoformat()[: 7 if how == "month" else 10]
        status = MeetingStatus.PLANNED if how in ("ahead", "month") else MeetingStatus.HELD
        values = {
            "kind": MeetingKind(encounter.kind), "status": status, "place": place,
            "place_iso3": encounter.iso3 if place else None,
            "title": encounter.title if chance.random() < 0.8 else None,
            "date": EventDate(start=date, assumed=how == "wrong") if date else None,
            "participants": tuple(ClaimedParticipant(actor=one, role=ParticipantRole.ATTENDEE) for one in who),
        }  # fmt: skip
        words = " ".join(str(chance.randint(0, 10**6)) for _ in range(9))
        self._events.append((encounter, values, f"They met, {words}."))

    def _named(self, person: int, by_name: bool) -> str:
        state = person // 10
        self._actors[f"State{state}"] = (f"State{state}", ActorKind.STATE, _iso3(state))
        if not by_name:
            return f"State{state}"
        name = f"Given{person} Family{person}"
        self._actors[name] = (name, ActorKind.PERSON, None)
        self._offices[name] = f"State{state}"
        return name

    def build(self, copy: str = "") -> tuple[Telling, dict[str, int]]:
        url = f"https://news.example.org/{self._name}{copy and '/copy'}"
        id_ = article_id(url=url, outlet=None, published=self._day, text="")
        text, spans = "", []
        for words in [*self._actors, *self._offices, *(sentence for _, _, sentence in self._events)]:
            spans.append((len(text), len(text) + len(words), words))
            text += words + "\n"
        at = iter(spans)

        def claim(layer: str, *content: object) -> dict[str, object]:
            start, end, words = next(at)
            return {"id": claim_id(layer, id_, start, end, content), "article_id": id_, "start": start, "end": end,
                    "sentence": words, "rule": "told", "confidence": 0.8}  # fmt: skip

        actors = tuple(
            ActorClaim(**claim("ac", key), actor=key, name=name, kind=kind, iso3=iso3)  # type: ignore[arg-type]
            for key, (name, kind, iso3) in self._actors.items()
        )
        offices = tuple(
            OfficeClaim(**claim("oc", key), actor=key, affiliation=of)  # type: ignore[arg-type]
            for key, of in self._offices.items()
        )
        meetings = tuple(
            MeetingClaim(**claim("mc", i), event=f"e{i}", **values)  # type: ignore[arg-type]
            for i, (_, values, _) in enumerate(self._events)
        )
        mark = f"text-{self._name}"
        article = Article(id=id_, text=text, content_sha256=content_sha256(text), published_at=self._day, url=url,
                          outlet=copy or "a paper", syndication_id=mark, copy_marks=(mark,))  # fmt: skip
        claims = ArticleClaims(article_id=id_, actors=actors, offices=offices, meetings=meetings)
        return Telling(article, claims), {f"e{i}": one.id for i, (one, _, _) in enumerate(self._events)}


def _person(state: int, rank: int) -> int:
    return state * 10 + rank


def _iso3(state: int) -> str:
    return "X" + chr(65 + state // 26) + chr(65 + state % 26)
