"""Facts as the graph keeps them: nodes with properties, and the ties between them.

A node and the ties that belong to it are written together, as one bundle; its ``revision`` is a hash of the whole, so
that a bundle which says nothing new is not written again.
"""

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from graph_schema.model.facts import (
    Actor,
    Dissent,
    EarlierMeeting,
    EarlierPosition,
    Facts,
    Meeting,
    MeetingValues,
    Participation,
    Place,
    Position,
    Representation,
    Topic,
)
from graph_schema.model.ids import short_hash, state_id
from graph_schema.model.vocabulary import PARTICIPATING, ParticipantRole
from graph_schema.model.when import first_day, last_day

Properties = dict[str, Any]

_APART = {ParticipantRole.EXCLUDED: "EXCLUDED_FROM", ParticipantRole.ABSENT: "ABSENT_FROM"}


class Tie(NamedTuple):
    """``(start)-[:type {properties}]->(end)``, the ends by id."""

    start: str
    type: str
    end: str
    properties: Properties


@dataclass(frozen=True)
class Bundle:
    """A fact's node with its own ties.

    ``label`` is the label that its id is unique in, ``kind`` an actor's second. ``memberships`` are ties of a state
    to an organisation that are made where both are there.
    """

    label: str
    kind: str | None
    properties: Properties
    ties: tuple[Tie, ...]
    memberships: tuple[tuple[str, str], ...] = ()

    @property
    def id(self) -> str:
        """The id of the node."""
        return str(self.properties["id"])

    @cached_property
    def revision(self) -> str:
        """A hash of all that the bundle says."""
        said = (self.kind, self.properties, [tuple(tie) for tie in self.ties])
        return short_hash(*said, self.memberships) if self.memberships else short_hash(*said)

    def row(self) -> Properties:
        """The parameters of its upsert query."""
        return {"id": self.id, "label": self.kind, "properties": {**self.properties, "revision": self.revision}}


def bundles(facts: Facts) -> list[Bundle]:
    """Return every fact as a bundle, sorted by id; supports are apart, they belong to claims."""
    principals: dict[str, list[Representation]] = defaultdict(list)
    for one in facts.representations:
        principals[one.person_id].append(one)
    parts: dict[str, list[Participation]] = defaultdict(list)
    for part in facts.participations:
        parts[part.meeting_id].append(part)
    found = [_actor(actor, principals[actor.id]) for actor in facts.actors]
    found += [_place(place) for place in facts.places]
    found += [_topic(topic) for topic in facts.topics]
    for meeting in facts.meetings:
        found += [_meeting(meeting, parts[meeting.id]), *(_meeting_then(meeting.id, then) for then in meeting.earlier)]
    for position in facts.positions:
        found += [_position(position), *(_position_then(position.id, then) for then in position.earlier)]
    return sorted(found, key=lambda bundle: bundle.id)


def _actor(actor: Actor, principals: Iterable[Representation]) -> Bundle:
    ties = (
        Tie(one.person_id, "REPRESENTS", one.principal_id,
            _given(office=one.office, **{"from": one.first_seen, "to": one.last_seen}, claims=list(one.claims)))
        for one in principals
    )  # fmt: skip
    properties = _properties(actor, "kind", "memberships")
    return Bundle("Actor", actor.kind.value.title(), properties, _sorted(ties), actor.memberships)


def _place(place: Place) -> Bundle:
    ties = [Tie(place.id, "IN_STATE", state_id(place.country_iso3), {})] if place.country_iso3 else []
    return Bundle("Place", None, _properties(place), tuple(ties))


def _topic(topic: Topic) -> Bundle:
    return Bundle("Topic", None, _properties(topic), ())


def _meeting(meeting: Meeting, parts: Iterable[Participation]) -> Bundle:
    ties = [_participation(part) for part in parts]
    ties += [Tie(meeting.id, "HELD_IN", meeting.place_id, {})] if meeting.place_id else []
    ties += [Tie(meeting.id, "PART_OF", meeting.part_of, {})] if meeting.part_of else []
    ties += [
        Tie(meeting.id, "HAD_STATUS", step.article_id,
            _given(**{"from": step.since}, status=step.status, sentence=step.sentence, claim=step.claim_id))
        for step in meeting.history
    ]  # fmt: skip
    ties += [_dissent(one, meeting.id) for one in meeting.dissents]
    properties = _properties(meeting, "place_id", "part_of", "history", "dissents", "earlier") | _span(meeting)
    return Bundle("Meeting", None, properties, _sorted(ties))


def _meeting_then(id_: str, then: EarlierMeeting) -> Bundle:
    own = f"{id_}@{then.known_from.isoformat()}"
    ties = [Tie(id_, "WAS_KNOWN_AS", own, {})]
    ties += [
        Tie(part.actor_id, "WAS_KNOWN_IN", own, _properties(part, "actor_id", "meeting_id"))
        for part in then.participations
    ]
    ties += [Tie(own, "WAS_KNOWN_AT", then.place_id, {})] if then.place_id else []
    ties += [Tie(own, "WAS_KNOWN_PART_OF", then.part_of, {})] if then.part_of else []
    ties += [_dissent(one, own) for one in then.dissents]
    properties = _properties(then, "place_id", "part_of", "dissents", "participations") | _span(then)
    return Bundle("MeetingThen", None, {**properties, "id": own, "meeting_id": id_}, _sorted(ties))


def _span(meeting: MeetingValues) -> Properties:
    """First and last day that the dates allow, for ranges."""
    if not meeting.start_date:
        return {}
    last = last_day(meeting.end_date or meeting.start_date)
    return {"first_day": first_day(meeting.start_date), "last_day": last}


def _dissent(one: Dissent, meeting: str) -> Tie:
    said = _given(on=one.field, says=one.says, chosen=one.chosen, why=one.why, actor=one.actor_id)
    return Tie(one.claim_id, "DISAGREES_WITH", meeting, said)


def _participation(part: Participation) -> Tie:
    kind = "PARTICIPATED_IN" if part.role in PARTICIPATING else _APART[part.role]
    return Tie(part.actor_id, kind, part.meeting_id, _properties(part, "actor_id", "meeting_id"))


def _position(position: Position) -> Bundle:
    ties = [Tie(holder, "HOLDS", position.id, {}) for holder in position.holder_ids]
    ties.append(Tie(position.id, "ON", position.topic_id, {}))
    ties += [Tie(position.id, "TOWARD", position.target_id, {})] if position.target_id else []
    ties += [Tie(position.id, "STATED_AT", position.meeting_id, {})] if position.meeting_id else []
    left_out = ("holder_ids", "topic_id", "target_id", "meeting_id", "earlier")
    return Bundle("Position", None, _properties(position, *left_out), _sorted(ties))


def _position_then(id_: str, then: EarlierPosition) -> Bundle:
    own = f"{id_}@{then.known_from.isoformat()}"
    ties = [Tie(id_, "WAS_KNOWN_AS", own, {}), Tie(own, "WAS_KNOWN_ON", then.topic_id, {})]
    ties += [Tie(own, "WAS_KNOWN_TOWARD", then.target_id, {})] if then.target_id else []
    ties += [Tie(own, "WAS_KNOWN_STATED_AT", then.meeting_id, {})] if then.meeting_id else []
    properties = _properties(then, "topic_id", "target_id", "meeting_id")
    return Bundle("PositionThen", None, {**properties, "id": own, "position_id": id_}, _sorted(ties))


def _properties(fact: Iterable[tuple[str, Any]], *left_out: str) -> Properties:
    return _given(**{name: value for name, value in fact if name not in left_out})


def _given(**values: Any) -> Properties:
    """Values in the driver's types, in the order of their names; what is None is not there."""
    return {name: _plain(values[name]) for name in sorted(values) if values[name] is not None}


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return value.value if hasattr(value, "value") else value


def _sorted(ties: Iterable[Tie]) -> tuple[Tie, ...]:
    ties = list(ties)
    if len({(tie.type, tie.start, tie.end) for tie in ties}) == len(ties):
        return tuple(sorted(ties, key=lambda tie: (tie.type, tie.start, tie.end)))
    return tuple(sorted(ties, key=lambda tie: (tie.type, tie.start, tie.end, canonical(tie.properties))))


def canonical(properties: Mapping[str, Any]) -> str:
    """Return properties as JSON with sorted keys and ISO dates: the same for what is the same."""
    return json.dumps(dict(properties), ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_iso)


def _iso(value: Any) -> str:
    return value.isoformat() if isinstance(value, dt.date) else str(value.iso_format())
