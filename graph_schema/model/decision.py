"""Decisions: what a person judged, with name, day and reason. Data that resolution reads beside the claims.

A decision refers to things that stay when facts, ids and rules change: to claims by article, sentence and key, to
actors by the names under which articles speak of them. The readable ids and names of facts at the time stand beside.
"""

import datetime as dt
from collections.abc import Callable
from enum import StrEnum
from typing import Self

from pydantic import AwareDatetime, Field, field_validator, model_validator

from graph_schema.model.base import Value
from graph_schema.model.ids import short_hash
from graph_schema.model.vocabulary import ActorKind, MeetingKind, MeetingStatus, ParticipantRole, Stance
from graph_schema.model.when import EventDate

MOST_REFERENCES = 50
"""Claims by which one subject is found again: the first ones told. More would not find it better."""


class DecisionKind(StrEnum):
    """What a person can decide."""

    SAME = "same"
    NOT_SAME = "not_same"
    REJECT_CLAIM = "reject_claim"
    RENAME = "rename"
    SET_VALUE = "set_value"


class SubjectKind(StrEnum):
    """What a decision can be about."""

    MEETING = "meeting"
    ACTOR = "actor"
    POSITION = "position"
    CLAIM = "claim"


class ClaimReference(Value):
    """A claim, in words that outlast its id: another version of the rules makes other claims of the same sentence.

    ``layer`` is the name of its class; ``key`` is what tells claims of one sentence apart: the event, the actor's name,
    the holder.
    """

    claim_id: str
    article_id: str
    layer: str
    start: int = Field(ge=0)
    end: int = Field(gt=0)
    sentence: str
    key: str | None = None


class NameReference(Value):
    """An actor by a name (``person:ana-prado``) with its Wikidata id if any, or by an id that no name can change
    (``state:KEN``)."""

    name_id: str
    wikidata_id: str | None = None


class Identity(Value):
    """Who an actor is, as an article would have to say it."""

    kind: ActorKind
    name: str
    wikidata_id: str | None = None
    iso3: str | None = None


class Subject(Value):
    """What is decided upon: ``id`` and ``name`` as they were at the time, and what finds it again.

    An actor is found by all names under which articles speak of it; one that a single article explains, by its claims.
    ``identity`` is what tells best who the actor is.
    """

    kind: SubjectKind
    id: str
    name: str
    claims: tuple[ClaimReference, ...] = Field(default=(), max_length=MOST_REFERENCES)
    names: tuple[NameReference, ...] = ()
    identity: Identity | None = None

    @model_validator(mode="after")
    def _can_be_found(self) -> Self:
        if not self.claims and not self.names:
            raise ValueError(f"nothing refers to {self.kind} {self.id}: it needs claims or names")
        if (self.kind is SubjectKind.ACTOR) != (self.identity is not None):
            raise ValueError("actors have an identity, and nothing else has")
        return self


def event_date(value: str) -> EventDate:
    """Return the date that was set: ``2025-08-15``, or ``2025-08-15/2025-08-17``; raises ``ValueError`` for others."""
    return EventDate(start=value.partition("/")[0], end=value.partition("/")[2] or None)


def _role(value: str) -> object:
    return value if value == NO_ROLE else ParticipantRole(value)


NO_ROLE = "none"
"""In place of a role: the actor had no part in the meeting."""

SETTABLE: dict[SubjectKind, dict[str, Callable[[str], object]]] = {
    SubjectKind.MEETING: {
        "status": MeetingStatus,
        "kind": MeetingKind,
        "place": str,
        "date": event_date,
        "role": _role,
    },
    SubjectKind.POSITION: {"stance": Stance, "topic": str},
}
"""The values that can be set, and what checks them. A date may be ``2025-08``, or a span: ``2025-08-15/2025-08-17``."""

RENAMED = {SubjectKind.MEETING: "title", SubjectKind.ACTOR: "name"}
"""The field that a rename sets."""


class Wish(Value):
    """What somebody wants to decide, by the ids of the day: facts and claims as lists show them."""

    kind: DecisionKind
    about: str = Field(min_length=1, max_length=300, description="id of a meeting, position, actor or claim")
    other: str | None = Field(default=None, max_length=300, description="the second one of same and not_same")
    field: str | None = Field(default=None, max_length=40, description="what rename and set_value set")
    value: str | None = Field(default=None, min_length=1, max_length=500, description="to what")
    actor: str | None = Field(default=None, max_length=300, description="id of the actor whose role is set")
    author: str = Field(min_length=1, max_length=200, description="who decides")
    reason: str = Field(min_length=1, max_length=2000, description="why, for those who come after")


class Decision(Value):
    """One judgement of a person. ``id`` comes from all that was decided, so that the same decision is there once.

    ``other`` is the second subject of same and not_same; ``field`` and ``value`` are what rename and set_value set;
    ``actor`` is whose role is set. An undone decision is kept, and has no effect.
    """

    id: str = ""
    kind: DecisionKind
    about: Subject
    other: Subject | None = None
    field: str | None = None
    value: str | None = Field(default=None, min_length=1, max_length=500)
    country_iso3: str | None = Field(default=None, pattern=r"^[A-Z]{3}$", description="the country of a place")
    actor: Subject | None = None
    author: str = Field(min_length=1, max_length=200)
    reason: str = Field(min_length=1, max_length=2000)
    made_at: AwareDatetime
    undone_at: AwareDatetime | None = None
    undone_by: str | None = None
    undone_reason: str | None = None

    @property
    def is_active(self) -> bool:
        """Whether it has an effect."""
        return self.undone_at is None

    @property
    def subjects(self) -> tuple[Subject, ...]:
        """All that it is about."""
        return tuple(one for one in (self.about, self.other, self.actor) if one)

    @property
    def order(self) -> tuple[dt.datetime, str]:
        """Where decisions contradict each other the last one counts."""
        return self.made_at, self.id

    @field_validator("author", "reason", "value", mode="after")
    @classmethod
    def _not_blank(cls, text: str | None) -> str | None:
        if text is not None and not text.strip():
            raise ValueError("must not be blank")
        return text.strip() if text else text

    @field_validator("made_at", "undone_at", mode="after")
    @classmethod
    def _in_utc(cls, moment: dt.datetime | None) -> dt.datetime | None:
        return moment.astimezone(dt.UTC).replace(microsecond=0) if moment else None

    @model_validator(mode="after")
    def _fits_its_kind(self) -> Self:
        pair = self.kind in (DecisionKind.SAME, DecisionKind.NOT_SAME)
        if pair != (self.other is not None):
            raise ValueError("same and not_same are about two things, all others about one")
        if pair and self.other and self.about.kind is not self.other.kind:
            raise ValueError(f"a {self.about.kind} and a {self.other.kind} can't be compared")
        if pair and self.about.kind not in (SubjectKind.MEETING, SubjectKind.ACTOR):
            raise ValueError("only meetings and actors can be the same or not the same")
        if (self.kind is DecisionKind.REJECT_CLAIM) != (self.about.kind is SubjectKind.CLAIM):
            raise ValueError("claims can be rejected, and nothing else can be")
        self._check_value()
        return self

    def _check_value(self) -> None:
        if self.kind is DecisionKind.RENAME:
            if self.about.kind not in RENAMED or self.field != RENAMED[self.about.kind]:
                raise ValueError("only meetings (field title) and actors (field name) can be renamed")
        elif self.kind is DecisionKind.SET_VALUE:
            allowed = SETTABLE.get(self.about.kind, {})
            if self.field not in allowed:
                raise ValueError(f"{self.field!r} of a {self.about.kind} can't be set; {', '.join(allowed)} can")
            if self.value is not None:
                allowed[self.field](self.value)
        elif self.field or self.value:
            raise ValueError(f"{self.kind} has neither field nor value")
        if self.kind in (DecisionKind.RENAME, DecisionKind.SET_VALUE) and self.value is None:
            raise ValueError(f"{self.kind} needs a value")
        if (self.field == "role") != (self.actor is not None):
            raise ValueError("a role is that of an actor: name the actor, and only with a role")
        if self.actor and self.actor.kind is not SubjectKind.ACTOR:
            raise ValueError(f"{self.actor.id} is no actor")
        if self.country_iso3 and self.field != "place":
            raise ValueError("only a place has a country")

    @model_validator(mode="after")
    def _id_comes_from_all_that_was_decided(self) -> Self:
        decided = self.model_dump(mode="json", exclude={"id", "undone_at", "undone_by", "undone_reason"})
        id_ = f"dec-{short_hash(decided, length=16)}"
        if self.id not in ("", id_):
            raise ValueError(f"{self.id} was changed by hand: what it says would be {id_}; make a new decision instead")
        object.__setattr__(self, "id", id_)
        return self
