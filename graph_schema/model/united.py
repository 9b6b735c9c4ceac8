"""Which actors people decided to be one, or not to be one: as whom an article's mention of somebody is to be read.

The mention is read as if it named the actor in other words; who that is follows from these words like from any others.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from graph_schema.model.decision import Decision, DecisionKind, Identity, Subject, SubjectKind


class Reading(NamedTuple):
    """Mentions that ``subject`` refers to are to be read as ``identity``; ``decision`` says so."""

    subject: Subject
    identity: Identity
    decision: Decision


def readings(decisions: Iterable[Decision]) -> list[Reading]:
    """Return how mentions are to be read, in the order of the decisions; of several about one mention the last counts.

    Those who were decided to be one, also step by step, go by the words that tell best who it is: a state, a Wikidata
    id, a full name, what was decided first. Those who are not one, and have no Wikidata id, each get a stand-in.
    """
    active = sorted((one for one in decisions if one.is_active), key=lambda one: one.order)
    about = [one for one in active if one.about.kind is SubjectKind.ACTOR]
    apart = [one for one in about if one.kind is DecisionKind.NOT_SAME]
    united = [one for one in about if one.kind is DecisionKind.SAME and not _is_overruled(one, apart)]
    found = [reading for group in _groups(united) for reading in _united(group)]
    found += [reading for one in apart if not _is_overruled(one, united) for reading in _parted(one)]
    return sorted(found, key=lambda one: one.decision.order)


def _united(group: Sequence[Decision]) -> Iterable[Reading]:
    sides = [(one, subject) for one in group for subject in (one.about, one.other) if subject and subject.identity]
    best = min(sides, key=lambda side: (*_vagueness(side[1]), side[0].order))[1].identity
    if best is None:
        return
    if best.wikidata_id is None and best.iso3 is None:
        best = best.model_copy(update={"wikidata_id": _stand_in(min(group, key=lambda one: one.order))})
    for one, subject in sides:
        if subject.identity != best:
            yield Reading(subject, best, one)


def _vagueness(subject: Subject) -> tuple[bool, ...]:
    identity = subject.identity
    if identity is None:
        return (True,)
    return identity.iso3 is None, identity.wikidata_id is None, " " not in identity.name.strip()


def _parted(one: Decision) -> Iterable[Reading]:
    for side, subject in enumerate((one.about, one.other)):
        if subject and subject.identity and not subject.identity.wikidata_id and not subject.identity.iso3:
            own = subject.identity.model_copy(update={"wikidata_id": f"{_stand_in(one)}{side}"})
            yield Reading(subject, own, one)


STAND_IN = "decided-"
"""What the stand-in for a Wikidata id begins with: names alone would not hold together, or apart, what was decided."""


def _stand_in(one: Decision) -> str:
    return f"{STAND_IN}{one.id.removeprefix('dec-')[:8]}"


def _groups(united: Sequence[Decision]) -> list[list[Decision]]:
    """Decisions that have a name or a mention in common, directly or by others."""
    groups: list[tuple[set[object], list[Decision]]] = []
    for one in united:
        keys, members = set(_keys(one.about) | _keys(one.other)), [one]
        for other in [group for group in groups if group[0] & keys]:
            groups.remove(other)
            keys |= other[0]
            members += other[1]
        groups.append((keys, members))
    return [sorted(members, key=lambda one: one.order) for _, members in groups]


def _keys(subject: Subject | None) -> frozenset[object]:
    if subject is None:
        return frozenset()
    return frozenset[object](subject.names) | {(claim.article_id, claim.key) for claim in subject.claims}


def _is_overruled(one: Decision, others: Iterable[Decision]) -> bool:
    """Whether a later decision says the opposite of the same two."""
    return any(other.order > one.order and _same_two(one, other) for other in others)


def _same_two(one: Decision, other: Decision) -> bool:
    mine, theirs = (_keys(one.about), _keys(one.other)), (_keys(other.about), _keys(other.other))
    return any(bool(mine[0] & a) and bool(mine[1] & b) for a, b in (theirs, theirs[::-1]))
