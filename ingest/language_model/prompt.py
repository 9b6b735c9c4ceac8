"""What the model is told: our instructions with an example, and the article as data in a JSON string."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from graph_schema.model.article import Article
from graph_schema.model.vocabulary import ActorKind, MeetingKind, MeetingStatus, ParticipantRole, Stance

DATA = Path(__file__).parents[1] / "data" / "language_model"

Messages = list[dict[str, str]]
"""Chat messages: ``role`` and ``content``."""


def messages(article: Article, text: str) -> Messages:
    """Return the question about one article, whose cleaned text is ``text``.

    The text goes in as a JSON string: whatever it holds, quotation marks or fences, can't end that string.
    """
    shown = example()
    return [
        {"role": "system", "content": _instructions()},
        {"role": "user", "content": _data(str(shown["published"]), shown["text"])},
        {"role": "assistant", "content": json.dumps(shown["answer"], ensure_ascii=False)},
        {"role": "user", "content": _data(article.published_at.isoformat(), text)},
    ]


@cache
def example() -> dict[str, Any]:
    """Return the example that the model is shown: ``published``, ``text`` and ``answer``."""
    read: dict[str, Any] = yaml.safe_load((DATA / "example.yaml").read_text(encoding="utf-8"))
    return read


@cache
def _instructions() -> str:
    told = (DATA / "instructions.txt").read_text(encoding="utf-8")
    for words in (MeetingKind, MeetingStatus, ParticipantRole, Stance, ActorKind):
        told = told.replace(f"<{words.__name__}>", ", ".join(word.value for word in words))
    return told


def _data(published: str, text: str) -> str:
    # A lone surrogate can't be sent as UTF-8; as a question mark it makes no quote verbatim that isn't.
    sendable = text.encode("utf-8", "replace").decode("utf-8")
    return json.dumps({"published": published, "article": sendable}, ensure_ascii=False)
