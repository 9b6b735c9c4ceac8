"""Reading a text as the pipeline does: cleaning, parse, cast, meetings, positions."""

import datetime as dt
from collections.abc import Callable

import pytest

from graph_schema.model.article import RawArticle
from graph_schema.model.claim import PositionClaim
from ingest.clean import clean_article
from ingest.extract.actors import build_cast
from ingest.extract.meetings import find_meetings
from ingest.extract.positions import find_positions
from ingest.extract.reading import Reading
from ingest.nlp.pipeline import load_pipeline

Positions = Callable[..., tuple[PositionClaim, ...]]


def _positions(text: str, published: str = "2020-01-15", title: str | None = None) -> tuple[PositionClaim, ...]:
    raw = RawArticle(text=text, published=dt.date.fromisoformat(published), title=title, origin="test")
    article, clean = clean_article(raw)
    doc = load_pipeline()(clean.text)
    reading = Reading(article, clean, doc, build_cast(doc, article, clean))
    return find_positions(reading, find_meetings(reading))


@pytest.fixture(scope="session")
def positions() -> Positions:
    """The positions of a text, with its meetings found first."""
    return _positions


@pytest.fixture(scope="session")
def told() -> Callable[..., set[tuple[str, str]]]:
    """(holder, stance) pairs of a text, holders without their kind: ``("NOR", "supports")``."""

    def pairs(text: str, published: str = "2020-01-15", title: str | None = None) -> set[tuple[str, str]]:
        return {(p.holder.split(":")[-1], p.stance.value) for p in _positions(text, published, title)}

    return pairs
