"""Who took part in a meeting, in which role, and which sentence says so."""

from collections.abc import Iterable, Sequence

from graph_schema.model.decision import NO_ROLE
from graph_schema.model.facts import Dissent, Participation
from graph_schema.model.ruling import Ruling
from graph_schema.model.vocabulary import PARTICIPATING, MeetingStatus, ParticipantRole
from ingest.resolve.dissent import decided, on_role
from ingest.resolve.evidence import Told, certainty, prevailing
from ingest.resolve.ruled import Ruled
from ingest.resolve.status import TOOK_PLACE
from ingest.resolve.story import Event


def participations(
    meeting: str, events: Sequence[Event], status: MeetingStatus, ruled: Ruled
) -> tuple[list[Participation], list[Dissent]]:
    """Return the part of every actor in the meeting with this id and status, sorted by actor, and who tells otherwise.

    Once a meeting is held, those who tell that it was held know best who came. A state or organisation that one article
    lists, and another one by the person who speaks for it, is left out. A part that a person decided stands.
    """
    told: dict[str, list[Told[ParticipantRole]]] = {}
    settled: dict[str, list[Told[ParticipantRole]]] = {}
    for event in events:
        for actor, one in _roles(event):
            told.setdefault(actor, []).append(one)
            if status in TOOK_PLACE and event.view.status in TOOK_PLACE:
                settled.setdefault(actor, []).append(one)
    voices = {actor: settled.get(actor, told[actor]) for actor in sorted(told)}
    rulings = {actor: ruling for actor in voices if (ruling := ruled.role(_names(events, actor)))}
    parts = [
        _participation(meeting, actor, said, rulings.get(actor))
        for actor, said in voices.items()
        if actor not in rulings or rulings[actor].value != NO_ROLE
    ]
    there = frozenset(part.actor_id for part in parts if part.role in PARTICIPATING)
    left_out = (there & _told_by_person(events, there)) - rulings.keys()
    kept = [part for part in parts if part.actor_id not in left_out]
    return kept, [
        one
        for part in kept
        for one in decided(on_role(part.actor_id, voices[part.actor_id], part.role), rulings.get(part.actor_id))
    ]


def _roles(event: Event) -> Iterable[tuple[str, Told[ParticipantRole]]]:
    by_id = {claim.id: claim for claim in event.claims}
    for attendance in event.view.participants:
        for claim in (by_id[id_] for id_ in attendance.claims):
            said = max(part.confidence for part in claim.participants if part.actor == attendance.actor)
            sure = min(said, claim.confidence)
            yield event.ids[attendance.actor], Told(attendance.role, claim, sure, event.article)


def _told_by_person(events: Sequence[Event], there: frozenset[str]) -> frozenset[str]:
    """States and organisations that one article lists, and another one by the person who spoke for them.

    An article that lists both does so on purpose.
    """
    spoken_for = frozenset(principal for event in events for principal in event.represented(there))
    on_purpose = frozenset(
        principal
        for event in events
        for listed in [frozenset(event.roles)]
        for principal in listed & frozenset(p for other in events for p in other.represented(listed))
    )
    return spoken_for - on_purpose


def _names(events: Iterable[Event], actor: str) -> frozenset[str]:
    return frozenset(name for event in events for name in event.known_as.get(actor, ()))


def _participation(
    meeting: str, actor: str, told: Sequence[Told[ParticipantRole]], ruling: Ruling | None
) -> Participation:
    best = prevailing(told)
    if best is None:
        raise ValueError(f"nothing was told of {actor} at {meeting}")
    role = ParticipantRole(ruling.value) if ruling and ruling.value else best.value
    agreeing = sorted((one for one in told if one.value is role), key=lambda one: one.best_first)
    agreeing = agreeing or sorted(told, key=lambda one: one.best_first)  # where a person decided what nobody told
    return Participation(
        actor_id=actor,
        meeting_id=meeting,
        role=role,
        confidence=certainty(agreeing),
        sentence=agreeing[0].claim.sentence,
        article_id=agreeing[0].claim.article_id,
        claims=tuple(dict.fromkeys(one.claim.id for one in agreeing)),
        decided_by=(ruling.decision,) if ruling else None,
    )
