"""Who took part in a meeting, in which role, and which sentence says so."""

from collections import defaultdict
from collections.abc import Iterable

from graph_schema.model.facts import Dissent, Participation
from graph_schema.model.vocabulary import PARTICIPATING, MeetingStatus, ParticipantRole
from ingest.resolve.dissent import on_role
from ingest.resolve.evidence import Told
from ingest.resolve.status import TOOK_PLACE
from ingest.resolve.story import Event
from ingest.resolve.tally import Group, Tally


class Attending:
    """What events tell of who took part; they are added one by one, in the order of telling.

    Once a meeting is held, those who tell that it was held know best who came. A state or organisation that one article
    lists, and another one by the person who speaks for it, is left out.
    """

    def __init__(self) -> None:
        self._told: dict[str, Tally[ParticipantRole]] = defaultdict(Tally)
        self._settled: dict[str, Tally[ParticipantRole]] = defaultdict(Tally)
        self._stands_for: dict[str, set[str]] = defaultdict(set)
        self._listed_together: dict[str, set[str]] = defaultdict(set)
        self._names: dict[str, str] = {}

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

    def conclude(self, meeting: str, status: MeetingStatus, most: int | None = None) -> list[Participation]:
        """Return the part of every actor in the meeting with this id and status, sorted by actor.

        Each names its claims, the best first; at most so many of them.
        """
        best = {actor: self._best(actor, status) for actor in sorted(self._told)}
        there = {actor for actor, group in best.items() if group.best.value in PARTICIPATING}
        left_out = there & self._told_by_person(there)
        return [_part(meeting, actor, group, most) for actor, group in best.items() if actor not in left_out]

    def dissents(self, parts: Iterable[Participation], status: MeetingStatus) -> list[Dissent]:
        """Return who tells otherwise whether these came."""
        return [one for part in parts for one in on_role(part.actor_id, self._voices(part.actor_id, status), part.role)]

    def names(self, parts: Iterable[Participation]) -> list[str]:
        """Names of those who take part, the surest first, as the first article that names them spells them."""
        there = [part for part in parts if part.role in PARTICIPATING]
        return [
            self._names[part.actor_id] for part in sorted(there, key=lambda part: (-part.confidence, part.actor_id))
        ]

    def _voices(self, actor: str, status: MeetingStatus) -> Tally[ParticipantRole]:
        return self._settled[actor] if status in TOOK_PLACE and actor in self._settled else self._told[actor]

    def _best(self, actor: str, status: MeetingStatus) -> Group[ParticipantRole]:
        group = self._voices(actor, status).prevailing()
        if group is None:
            raise ValueError(f"nothing was told of {actor}")
        return group

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


def _part(meeting: str, actor: str, group: Group[ParticipantRole], most: int | None) -> Participation:
    voices = group.voices if most is None else sorted(group.shown(most), key=lambda one: one.best_first)
    return Participation(
        actor_id=actor,
        meeting_id=meeting,
        role=group.best.value,
        confidence=group.certainty,
        sentence=group.best.claim.sentence,
        article_id=group.best.claim.article_id,
        claims=tuple(dict.fromkeys(one.claim.id for one in voices)),
    )
