"""One way from a sentence to its meetings, through the real cleaning, pipeline and cast."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from graph_schema.model.article import RawArticle
from graph_schema.model.claim import MeetingClaim
from ingest.clean import clean_article
from ingest.extract.actors import build_cast
from ingest.extract.meetings import find_meetings
from ingest.extract.reading import Reading
from ingest.nlp.pipeline import load_pipeline
from ingest.resolve.event import EventView, combine

PUBLISHED = dt.date(2023, 6, 11)  # a Sunday


@dataclass(frozen=True, slots=True)
class Seen:
    """The meetings of a text, with the names of those who take part by role."""

    reading: Reading
    claims: tuple[MeetingClaim, ...]

    @property
    def views(self) -> list[EventView]:
        events: dict[str, list[MeetingClaim]] = {}
        for claim in self.claims:
            events.setdefault(claim.event, []).append(claim)
        return [combine(claims) for claims in events.values()]

    def roles(self, view: EventView) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for part in view.participants:
            found.setdefault(part.role.value, []).append(self.reading.cast.members[part.actor].name)
        return found


Meetings = Callable[..., Seen]


@pytest.fixture(scope="session")
def meetings() -> Meetings:
    nlp = load_pipeline()

    def read(text: str, published: dt.date = PUBLISHED) -> Seen:
        article, clean = clean_article(RawArticle(text=text, published=published, origin="test"))
        doc = nlp(clean.text)
        reading = Reading(article, clean, doc, build_cast(doc, article, clean))
        return Seen(reading, find_meetings(reading))

    return read
