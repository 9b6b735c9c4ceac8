"""Reading a text into its cast, as the extraction does, with the fields that tests ask for."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from graph_schema.model.article import RawArticle
from ingest.clean import clean_article
from ingest.extract.actors import build_cast
from ingest.extract.cast import Cast, Mention
from ingest.nlp.pipeline import load_pipeline


@dataclass(frozen=True)
class Read:
    """A text with its cast. ``who(words)`` are the names of the actors at the last of these words."""

    doc: Doc
    cast: Cast

    def mention(self, words: str, nth: int = 0) -> Mention | None:
        at = -1
        for _ in range(nth + 1):
            at = self.doc.text.find(words, at + 1)
            assert at >= 0, f"{words!r} is not in the text"
        span = self.doc.char_span(at, at + len(words), alignment_mode="expand")
        return next((m for i in reversed(range(span.start, span.end)) if (m := self.cast.at(i)) is not None), None)

    def who(self, words: str, nth: int = 0) -> tuple[str, ...]:
        mention = self.mention(words, nth)
        return tuple(self.cast.members[key].name for key in mention.actors) if mention else ()

    def member(self, name: str):  # type: ignore[no-untyped-def]
        return next(m for m in self.cast.members.values() if m.name == name)

    def affiliation(self, name: str) -> str | None:
        key = self.member(name).affiliation
        return self.cast.members[key].name if key else None

    @property
    def names(self) -> set[str]:
        return {self.cast.members[key].name for m in self.cast.mentions for key in m.actors}


@pytest.fixture(scope="session")
def nlp() -> Language:
    return load_pipeline()


@pytest.fixture(scope="session")
def read(nlp: Language) -> Callable[..., Read]:
    def run(text: str, day: str = "2023-05-10", outlet: str | None = None) -> Read:
        raw = RawArticle(text=text, published=dt.date.fromisoformat(day), outlet=outlet, origin="test")
        article, clean = clean_article(raw)
        doc = nlp(clean.text)
        return Read(doc, build_cast(doc, article, clean))

    return run
