"""Frames: where holder, addressee and content stand, by the two sentences of each line of ``frames.jsonl``."""

import datetime as dt
import re
from collections.abc import Iterator

import pytest

from graph_schema.model.article import RawArticle
from ingest.clean import clean_article
from ingest.extract.actors import build_cast
from ingest.extract.positions.lexicon import Frame, frames
from ingest.extract.positions.sense import Sense
from ingest.extract.positions.senses import nominal_at, sense_at
from ingest.nlp.pipeline import load_pipeline

FRAMES = [pytest.param(frame, id=name) for name, frame in frames().items()]


def _senses(text: str, frame: str) -> Iterator[Sense]:
    """The stance words of the text that stand in the frame."""
    article, clean = clean_article(RawArticle(text=text, published=dt.date(2016, 9, 8), origin="test"))
    doc = load_pipeline()(clean.text)
    cast = build_cast(doc, article, clean)
    found = (sense for token in doc for sense in (sense_at(token, cast), nominal_at(token, cast)))
    return (sense for sense in found if sense is not None and sense.frame.id == frame)


@pytest.mark.parametrize("frame", FRAMES)
def test_the_example_shows_the_frame_with_its_content(frame: Frame) -> None:
    sense = next(_senses(re.sub(r" \(\w+\)", "", frame.example), frame.id))
    marked = re.search(r"([\w'-]+) \(content\)", frame.example)
    assert marked
    assert sense.content is not None
    assert marked[1] in [token.text for token in sense.content.subtree]


@pytest.mark.parametrize("frame", FRAMES)
def test_the_counterexample_does_not(frame: Frame) -> None:
    assert not list(_senses(frame.counterexample, frame.id))
