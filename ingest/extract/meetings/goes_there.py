"""Talks between two, and then the journey of the one to the other for them: one encounter."""

from ingest.authority import the_authority
from ingest.extract.meetings.differ import hosts_of, status_differs
from ingest.extract.meetings.event import Event

_NEAR = 1
"""Events told between the talks and the journey."""
_PAIR = 2


def goes_there(event: Event, new: Event, distance: int) -> bool:
    """Return whether the new telling is of a journey by one side of bilateral talks to the land of the other.

    Somebody of a body of the European Union stands for the Union here, as everyone does for his state.
    """
    if distance > _NEAR or not new.travel or event.travel or event.countries() or event.remote():
        return False
    talks, journey, hosts = _wholes(event), _wholes(new), hosts_of(new)
    if len(talks) != _PAIR or len(hosts) != 1 or not hosts < talks:
        return False
    guests = journey - hosts
    return bool(guests) and guests <= talks and not status_differs(event, new, definite=False)


def _wholes(event: Event) -> set[str]:
    """The sides, a body of a larger one counted as that one."""
    return {_whole(side, event) for side in event.sides()}


def _whole(side: str, event: Event) -> str:
    member = event.cast.members[side]
    bodies = the_authority().organizations
    entry = next((o for o in bodies.values() if o.name == member.name), None)
    larger = bodies.get(entry.part_of) if entry is not None and entry.part_of else None
    if larger is None:
        return side
    return next((key for key, other in event.cast.members.items() if other.name == larger.name), side)
