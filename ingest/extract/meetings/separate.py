"""One sentence, several encounters: "met separately with A and B", "in calls with A and B"."""

from dataclasses import replace

from graph_schema.model.vocabulary import PARTICIPATING, MeetingKind
from ingest.extract.cast import Cast
from ingest.extract.meetings.event import sides_of
from ingest.extract.meetings.telling import Party, Telling

_PLURAL = frozenset({"meetings", "calls", "visits", "trips", "conversations", "phonecalls"})


def separate(tellings: list[Telling], cast: Cast) -> list[Telling]:
    """Return the tellings, those of several encounters split into one for each partner."""
    return [part for telling in tellings for part in _split(telling, cast)]


def _split(telling: Telling, cast: Cast) -> list[Telling]:
    if not (telling.separately or telling.token.lower_ in _PLURAL) or telling.trigger.kind is MeetingKind.SUMMIT:
        return [telling]
    ours, theirs = _halves(telling)
    one, many = (ours, theirs) if len(sides_of([p.actor for p in ours], cast)) == 1 else (theirs, ours)
    partners = sides_of([p.actor for p in many], cast)
    if len(partners) < 2 or len(sides_of([p.actor for p in one], cast)) != 1:
        return [telling]
    parts = []
    for side in partners:
        kept = {p.actor: p for p in (*one, *many) if p in one or (cast.state_of(p.actor) or p.actor) == side}
        parts.append(replace(telling, parties=kept, links=[], separately=False))
    return parts


def _halves(telling: Telling) -> tuple[list[Party], list[Party]]:
    """The parties before and after the trigger."""
    parties = [p for p in telling.parties.values() if p.role in PARTICIPATING]
    before = [p for p in parties if p.token < telling.token.i]
    return before, [p for p in parties if p not in before]
