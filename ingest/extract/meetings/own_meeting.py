"""A body's own meeting: "a meeting of the Quad", "the Quad meeting", with those who are "members of the Quad"."""

from graph_schema.model.vocabulary import ActorKind
from ingest.extract.meetings.differ import same_day
from ingest.extract.meetings.event import Event
from ingest.extract.meetings.telling import Telling

_OWNED = frozenset({"arg.of", "arg.compound", "arg.quoted"})
_SIDES = 2
"""Sides from which an encounter may be that of a body that its sentence only names."""


def same_body_meets(event: Event, new: Event) -> bool:
    """Return whether both are told of one day and one of them is a meeting of a body that the other is told with."""
    if event.travel or new.travel or not same_day(event, new):
        return False
    mine, theirs = _owners(event), _owners(new)
    return bool(mine & theirs or theirs & _named_with(event) or mine & _named_with(new))


def _owners(event: Event) -> set[str]:
    return {body for telling in event.tellings if (body := _owner(telling, event)) is not None}


def _owner(telling: Telling, event: Event) -> str | None:
    """The organisation whose meeting it is, if no other party is named beside it."""
    owners = [p.actor for p in telling.parties.values() if p.rule in _OWNED]
    lone = len(owners) == 1 and event.cast.members[owners[0]].kind is ActorKind.ORGANIZATION
    return owners[0] if lone else None


def _named_with(event: Event) -> set[str]:
    """The organisations that the sentences of an encounter of several name without making them a party of it."""
    if len(event.sides()) < _SIDES:
        return set()
    mentions = (m for t in event.tellings for m in event.cast.within(t.sentence.start, t.sentence.end))
    keys = {key for mention in mentions for key in mention.actors}
    return {key for key in keys if event.cast.members[key].kind is ActorKind.ORGANIZATION} - set(event.parties())
