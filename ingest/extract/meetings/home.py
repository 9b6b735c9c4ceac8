"""Where an encounter is held that names no place: a state hosts at home, and a guest is invited to the inviter's."""

from graph_schema.model.vocabulary import ActorKind, ParticipantRole
from ingest.extract.cast import PlaceMention
from ingest.extract.meetings.event import Event
from ingest.extract.meetings.telling import Party

_HOSTING = frozenset({"gov.host", "verb.receive", "arg.hosted_by"})
_INVITING = frozenset({"verb.invite", "gov.invite", "arg.inviter"})


def at_home(event: Event) -> PlaceMention | None:
    """Return the country of the state that hosts an encounter without a place of its own; None if nobody says so.

    A person who hosts may do so anywhere; who invites somebody for a visit means his own country.
    """
    hosts = [p for p in event.parties().values() if p.role is ParticipantRole.HOST]
    homes = {state for party in hosts if (state := _home(party, event)) is not None}
    if len(homes) != 1:
        return None
    home = event.cast.members[homes.pop()]
    return PlaceMention(0, 0, home.name, home.iso3)


def _home(party: Party, event: Event) -> str | None:
    key = event.cast.state_of(party.actor)
    if key is None or event.cast.members[key].kind is not ActorKind.STATE:
        return None
    if party.rule in _INVITING and event.travel:
        return key
    return key if party.rule in _HOSTING and key == party.actor else None
