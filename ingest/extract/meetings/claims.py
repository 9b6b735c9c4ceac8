"""From a settled event to its claims: one for each sentence that speaks of it."""

from collections.abc import Iterable

from graph_schema.model.claim import ClaimedParticipant, MeetingClaim
from graph_schema.model.ids import claim_id
from ingest.extract.meetings.settle import Settled, weight
from ingest.extract.meetings.telling import Telling
from ingest.extract.reading import Reading


def claims_of(name: str, settled: Settled, others: Iterable[Settled], reading: Reading) -> list[MeetingClaim]:
    """Return the claims of the event called ``name``, in the order of the text.

    A sentence claims what it tells itself; a value that the event as a whole overrules is left out. What only the
    whole article gives (the host state of a visit, the day assumed) stands on the claim of the best sentence.
    """
    claims = []
    by_sentence: dict[int, list[Telling]] = {}
    for telling in sorted(settled.event.tellings, key=lambda t: t.token.i):
        by_sentence.setdefault(telling.sentence.start, []).append(telling)
    for tellings in by_sentence.values():
        claims.append(_claim(name, tellings, settled, reading))
    return claims


def _claim(name: str, tellings: list[Telling], settled: Settled, reading: Reading) -> MeetingClaim:
    best = max(tellings, key=weight)
    main = settled.best in tellings
    start, end, sentence = reading.raw(best.sentence)
    told = {key for t in tellings for key in t.parties}
    parties = {k: p for k, p in settled.parties.items() if k in told or (main and not _told_elsewhere(k, settled))}
    place = settled.place
    places = [p for t in tellings for p in (t.destination, t.venue) if p is not None]
    gives_place = place is not None and (main or any(p.name == place.name for p in places))
    date = (
        settled.date
        if main
        or any(t.date is not None and settled.date is not None and t.date.start == settled.date.start for t in tellings)
        else None
    )
    participants = tuple(
        ClaimedParticipant(actor=k, role=p.role, confidence=round(min(1.0, p.confidence), 3))
        for k, p in sorted(parties.items(), key=lambda row: (row[1].token, row[0]))
    )
    status = settled.status if main or any(t.status is settled.status for t in tellings) else None
    content = [
        settled.kind,
        status,
        place.name if gives_place and place else None,
        date.start if date else None,
        sorted(parties),
    ]
    return MeetingClaim(
        id=claim_id("mc", reading.article.id, start, end, [name, *content]),
        article_id=reading.article.id,
        start=start,
        end=end,
        sentence=sentence,
        rule=best.trigger.rule,
        confidence=round(min(0.99, weight(best) if not main else max(weight(t) for t in settled.event.tellings)), 3),
        event=name,
        kind=settled.kind if main or any(t.trigger.kind is settled.kind for t in tellings) else None,
        status=status,
        place=place.name if gives_place and place else None,
        place_iso3=place.iso3 if gives_place and place else None,
        date=date,
        participants=participants,
    )


def _told_elsewhere(key: str, settled: Settled) -> bool:
    return any(key in t.parties for t in settled.event.tellings)
