"""The form of an answer. The model points at words of the article; it reckons no dates and makes no names."""

import json
from collections import Counter
from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from graph_schema.errors import LanguageModelError
from graph_schema.model.vocabulary import ActorKind, MeetingKind, MeetingStatus, ParticipantRole, Stance

MOST_ITEMS = 200
"""Items of one list that are looked at; more are dropped, and counted."""

_LONGEST_WORDING = 300
_LONGEST_QUOTE = 2000


class Pointed(BaseModel):
    """Base of what an answer holds; ``null`` and keys that nobody asked for are tolerated, wrong types are not."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class PointedActor(Pointed):
    """Somebody whom an item of the answer names."""

    name: str = Field(min_length=2, max_length=_LONGEST_WORDING, description="full name as spelt in the article")
    kind: ActorKind
    office: str | None = Field(default=None, max_length=_LONGEST_WORDING, description="title, words of the article")
    affiliation: str | None = Field(
        default=None, max_length=_LONGEST_WORDING, description="state or organisation spoken for"
    )


class PointedParticipant(Pointed):
    """Who is bound to a meeting, and how."""

    actor: str = Field(min_length=2, max_length=_LONGEST_WORDING, description="name as spelt in the article")
    role: ParticipantRole


class PointedMeeting(Pointed):
    """One sentence about one encounter; several sentences about it share ``event``."""

    event: str = Field(min_length=1, max_length=60, description="m1, m2, … one for each encounter")
    quote: str = Field(min_length=1, max_length=_LONGEST_QUOTE, description="the sentence, copied exactly")
    kind: MeetingKind
    status: MeetingStatus
    place: str | None = Field(default=None, max_length=_LONGEST_WORDING, description="words of the article")
    date: str | None = Field(default=None, max_length=_LONGEST_WORDING, description="words of the article: on Monday")
    participants: tuple[PointedParticipant, ...] = Field(default=(), max_length=MOST_ITEMS)


class PointedPosition(Pointed):
    """One stance of one holder in one sentence."""

    quote: str = Field(min_length=1, max_length=_LONGEST_QUOTE, description="the sentence, copied exactly")
    holder: str = Field(min_length=2, max_length=_LONGEST_WORDING, description="name as spelt in the article")
    stance: Stance
    topic: str = Field(min_length=2, max_length=_LONGEST_WORDING, description="short noun phrase, words of the article")
    target: str | None = Field(default=None, max_length=_LONGEST_WORDING, description="name as spelt in the article")
    said: str | None = Field(default=None, max_length=_LONGEST_QUOTE, description="the part in quotation marks")


class Answer(Pointed):
    """What the model points at in one article."""

    actors: tuple[PointedActor, ...] = ()
    meetings: tuple[PointedMeeting, ...] = ()
    positions: tuple[PointedPosition, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadAnswer:
    """The items that have the form, and how many were dropped for which reason."""

    answer: Answer
    dropped: Counter[str]


Item = TypeVar("Item", bound=Pointed)


def read_answer(content: str) -> ReadAnswer:
    """Return the items of an answer; one that hasn't the form is dropped, the others stay.

    Prose or a code fence around the JSON object is passed over. Raises LanguageModelError where there is none.
    """
    told, dropped = _object(content), Counter[str]()
    return ReadAnswer(
        Answer(
            actors=_items(told, "actors", PointedActor, dropped),
            meetings=_items(told, "meetings", PointedMeeting, dropped),
            positions=_items(told, "positions", PointedPosition, dropped),
        ),
        dropped,
    )


def _object(content: str) -> dict[str, Any]:
    for text in (content, content[content.find("{") : content.rfind("}") + 1]):
        try:
            told = json.loads(text)
        except (ValueError, RecursionError):
            continue
        if isinstance(told, dict):
            return told
    raise LanguageModelError("the language model's answer is no JSON object")


def _items(told: dict[str, Any], name: str, kind: type[Item], dropped: Counter[str]) -> tuple[Item, ...]:
    rows = told.get(name)
    if not isinstance(rows, list):
        if rows is not None:
            dropped["not in the form asked for"] += 1
        return ()
    if len(rows) > MOST_ITEMS:
        dropped[f"more than {MOST_ITEMS} {name}"] += len(rows) - MOST_ITEMS
    found = []
    for row in rows[:MOST_ITEMS]:
        try:
            found.append(kind.model_validate(row))
        except ValidationError:
            dropped["not in the form asked for"] += 1
    return tuple(found)


def schema() -> dict[str, Any]:
    """Return the JSON schema of an answer, in the strict form: every key required, no other key allowed."""
    return _strict(Answer.model_json_schema())  # type: ignore[no-any-return]


_UNSUPPORTED = {"default", "title", "minLength", "maxLength", "minItems", "maxItems"}
"""Keywords that strict modes of endpoints refuse; the limits are checked on what comes back."""


def _strict(node: Any) -> Any:
    if isinstance(node, list):
        return [_strict(part) for part in node]
    if not isinstance(node, dict):
        return node
    kept = {key: _strict(part) for key, part in node.items() if key not in _UNSUPPORTED}
    if isinstance(kept.get("properties"), dict):
        kept |= {"additionalProperties": False, "required": list(kept["properties"])}
    return kept
