"""Who took part in a meeting, in which role, and which sentence says so."""

from collections import defaultdict
from collections.abc import Iterable

from graph_schema.model.decision import NO_ROLE
from graph_schema.model.facts import Dissent, Participation
from graph_schema.model.ruling import Ruling
from graph_schema.model.vocabulary import PARTICIPATING, MeetingStatus, ParticipantRole
from ingest.resolve.dissent import decided, on_role
from ingest.resolve.evidence import Told
from ingest.resolve.ruled import Ruled
from ingest.resolve.status import TOOK_PLACE
from ingest.resolve.story import Event
from ingest.resolve.tally import Tally


class Attending:
    """What events tell of who took part; they are added one by one, in the order of telling.

    Once a meeting is held, those who tell that it was held know best who came. A state or organisation that one article
    lists, and another one by the person who speaks for it, is left out. A part that a person decided stands.
    """

    def __init__(self, ruled: Ruled) -> None:
        self._ruled = ruled
        self._told: dict[str, Tally[ParticipantRole]] = defaultdict(Tally)
        self._settled: dict[str, Tally[ParticipantRole]] = defaultdict(Tally)
        self._stands_for: dict[str, set[str]] = defaultdict(set)
        self._listed_together: dict[str, set[str]] = defaultdict(set)
        self._names: dict[str, str] = {}
        self._known_as: dict[str, set[str]] = defaultdict(set)

    def add(self, event: Event) -> None:
        """Take in what one event tells."""
        for actor, one in _roles(event):
            self._told[actor].add(one)
            if event.view.status in TOOK_PLACE:
                self._settled[actor].add(one)
        for person, principals in event.stands_for.items():
            self._stands_for[person] |= principals
        for actor in event.roles:
            self._listed_together[actor] |= event.roles.keys()
        for actor, name in event.names.items():
            self._names.setdefault(actor, name)
        for actor, names in event.known_as.items():
            self._known_as[actor].update(names)

    def conclude(self, meeting: str, status: MeetingStatus, most: int | None = None) -> list[Participation]:
        """Return the part of every actor in the meeting with this id and status, sorted by actor.

        Each names its claims, the best first; at most so many of them.
        """
        rulings = {actor: ruling for actor in self._told if (ruling := self._ruling(actor))}
        parts = [
            self._part(meeting, actor, status, rulings.get(actor), most)
            for actor in sorted(self._told)
            if actor not in rulings or rulings[actor].value != NO_ROLE
        ]
        there = frozenset(part.actor_id for part in parts if part.role in PARTICIPATING)
        left_out = (there & self._told_by_person(there)) - rulings.keys()
        return [part for part in parts if part.actor_id not in left_out]

    def dissents(self, parts: Iterable[Participation], status: MeetingStatus) -> list[Dissent]:
        """Return who tells otherwise whether these came."""
        return [
            one
            for part in parts
            for one in decided(
                on_role(part.actor_id, self._voices(part.actor_id, status), part.role), self._ruling(part.actor_id)
            )
        ]

    def names(self, parts: Iterable[Participation]) -> list[str]:
        """Names of those who take part, the surest first, as the first article that names them spells them."""
        there = [part for part in parts if part.role in PARTICIPATING]
        return [
            self._names[part.actor_id] for part in sorted(there, key=lambda part: (-part.confidence, part.actor_id))
        ]

    def _voices(self, actor: str, status: MeetingStatus) -> Tally[ParticipantRole]:
        return self._settled[actor] if status in TOOK_PLACE and actor in self._settled else self._told[actor]

    def _ruling(self, actor: str) -> Ruling | None:
        return self._ruled.role(frozenset(self._known_as.get(actor, ())))

    def _part(
        self, meeting: str, actor: str, status: MeetingStatus, ruling: Ruling | None, most: int | None
    ) -> Participation:
        told = self._voices(actor, status)
        if ruling and ruling.value:
            role = ParticipantRole(ruling.value)
            group = told.group(role) or told.everybody  # a person may decide what nobody told
        elif best := told.prevailing():
            role, group = best.best.value, best
        else:
            raise ValueError(f"nothing was told of {actor} at {meeting}")
        voices = group.voices if most is None else sorted(group.shown(most), key=lambda one: one.best_first)
        return Participation(
            actor_id=actor,
            meeting_id=meeting,
            role=role,
            confidence=group.certainty,
            sentence=group.best.claim.sentence,
            article_id=group.best.claim.article_id,
            claims=tuple(dict.fromkeys(one.claim.id for one in voices)),
            decided_by=(ruling.decision,) if ruling else None,
        )

    def _told_by_person(self, there: Iterable[str]) -> frozenset[str]:
        """States and organisations that one article lists, and another one by the person who spoke for them.

        An article that lists both does so on purpose.
        """
        spoken_for = frozenset(principal for actor in there for principal in self._stands_for.get(actor, ()))
        on_purpose = frozenset(
            principal
            for person, principals in self._stands_for.items()
            for principal in principals & self._listed_together.get(person, set())
        )
        return spoken_for - on_purpose


def _roles(event: Event) -> Iterable[tuple[str, Told[ParticipantRole]]]:
    by_id = {claim.id: claim for claim in event.claims}
    for attendance in event.view.participants:
        for claim in (by_id[id_] for id_ in attendance.claims):
            said = max(part.confidence for part in claim.participants if part.actor == attendance.actor)
            sure = min(said, claim.confidence)
            yield event.ids[attendance.actor], Told(attendance.role, claim, sure, event.article)
