"""One sentence, several encounters: "met separately with A and B", "in calls with A and B"."""

import datetime as dt
from dataclasses import replace

from graph_schema.model.vocabulary import PARTICIPATING, MeetingKind
from ingest.clean.text import BlockKind
from ingest.extract.cast import Cast, PlaceMention
from ingest.extract.meetings.event import REMOTE, sides_of
from ingest.extract.meetings.news_day import anchor_of, day_of_speaking
from ingest.extract.meetings.telling import Party, Telling, ToldDate
from ingest.extract.meetings.words import word_class
from ingest.extract.reading import Reading
from ingest.extract.when import resolve

_PLURAL = word_class("plural_encounters")
_SEVERAL = 2
"""Encounters with one partner each from which a headline tells of them together."""


def separate(tellings: list[Telling], reading: Reading, news: dt.date) -> list[Telling]:
    """Return the tellings, those of several encounters split into one for each partner."""
    parts = [part for telling in tellings for part in _split(telling, reading.cast)]
    for part in parts:
        if part not in tellings and part.told_date is not None:
            told = part.told_date
            day = day_of_speaking(told.phrase, told.direction, reading.published, news)
            anchor = anchor_of(told.phrase, [part], reading.published, news)
            part.date = resolve(told.phrase, day, told.direction, anchor)
    return parts


def stop_by_stop(tellings: list[Telling], cast: Cast) -> list[Telling]:
    """Return the tellings of an article, a list of stops ("travels to Gabon and Nigeria") split where the article tells
    of a stop by itself; the stops that are only named stay together."""
    toured = {p.iso3: p for t in tellings if t.destination and t.stops for p in (t.destination, *t.stops) if p.iso3}
    tellings = [part for telling in tellings for part in _by_stop(telling, toured, cast)]
    told = {
        place.iso3
        for t in tellings
        if not t.stops and t.parties and (place := t.destination or t.venue) is not None and place.iso3
    }
    return [part for telling in tellings for part in _stops(telling, told)]


def _by_stop(telling: Telling, stops: dict[str, PlaceMention], cast: Cast) -> list[Telling]:
    """One telling for each partner where they are at home in different ``stops`` (by country) of the tours told of."""
    if telling.trigger.travel or telling.trigger.kind is not None or telling.venue is not None:
        return [telling]
    attending = [p for p in telling.parties.values() if p.role in PARTICIPATING]
    homes: dict[str, list[Party]] = {}
    for party in attending:
        state = cast.state_of(party.actor)
        code = cast.members[state].iso3 if state is not None else None
        if code is not None and code in stops:
            homes.setdefault(code, []).append(party)
    travellers = [p for p in attending if not any(p in group for group in homes.values())]
    if len(homes) < 2 or len(sides_of([p.actor for p in travellers], cast)) != 1:
        return [telling]
    return [
        replace(telling, parties={p.actor: p for p in (*travellers, *group)}, venue=stops[code], links=[])
        for code, group in homes.items()
    ]


def _stops(telling: Telling, told: set[str]) -> list[Telling]:
    if telling.destination is None or not telling.stops:
        return [telling]
    stops = (telling.destination, *telling.stops)
    alone = [place for place in stops if place.iso3 in told]
    rest = [place for place in stops if place.iso3 not in told]
    if not alone or len(stops) < 2:
        return [telling]
    origin = telling.token.i + 1
    parts = [replace(telling, destination=place, stops=(), links=[], origin=origin) for place in alone]
    if rest:
        parts.append(replace(telling, destination=rest[0], stops=tuple(rest[1:]), links=[], origin=origin))
    return parts


def _split(telling: Telling, cast: Cast) -> list[Telling]:
    parts = _by_day(telling, cast)
    if len(parts) > 1:
        return parts
    if (
        not (telling.separately or telling.token.lower_ in _PLURAL or _one_by_one(telling))
        or telling.trigger.kind is MeetingKind.SUMMIT
    ):
        return [telling]
    ours, theirs = _halves(telling)
    one, many = (ours, theirs) if len(sides_of([p.actor for p in ours], cast)) == 1 else (theirs, ours)
    partners = sides_of([p.actor for p in many], cast)
    if len(partners) < 2 or len(sides_of([p.actor for p in one], cast)) != 1:
        return [telling]
    parts = []
    remote: list[MeetingKind | None] = [o.trigger.kind for o in telling.links if o.trigger.kind in REMOTE]
    trigger = replace(
        telling.trigger, kind=telling.trigger.kind or (remote[0] if remote else None)
    )  # "discussed it with A and B in separate calls"
    for side in partners:
        kept = {p.actor: p for p in (*one, *many) if p in one or (cast.state_of(p.actor) or p.actor) == side}
        parts.append(replace(telling, trigger=trigger, parties=kept, links=[], separately=False, divided=True))
    return parts


def headline_apart(tellings: list[Telling], cast: Cast) -> list[Telling]:
    """Return the tellings of an article, the headline's split by partner where the body tells of one encounter each."""
    pairs = [frozenset(sides_of(list(t.parties), cast)) for t in tellings if t.divided]
    if len(pairs) < _SEVERAL:
        return tellings
    return [part for t in tellings for part in (_like(t, pairs, cast) if t.block is BlockKind.HEADLINE else [t])]


def _like(telling: Telling, pairs: list[frozenset[str]], cast: Cast) -> list[Telling]:
    inside = [pair for pair in dict.fromkeys(pairs) if pair <= set(sides_of(list(telling.parties), cast))]
    if len(inside) < _SEVERAL:
        return [telling]
    whose = {key: cast.state_of(key) or key for key in telling.parties}
    return [
        replace(telling, parties={k: p for k, p in telling.parties.items() if whose[k] in pair}, links=[], divided=True)
        for pair in inside
    ]


def _one_by_one(telling: Telling) -> bool:
    """Whether one who speaks to several is taken to do so one after the other."""
    return telling.trigger.rule in ("verb.speak", "verb.phone") and telling.within is None


def _by_day(telling: Telling, cast: Cast) -> list[Telling]:
    """One telling for each partner or stop that has a day of its own ("Lavrov on Monday and Zarif on Tuesday")."""
    if telling.told_date is None or (telling.destination is None and not telling.parties):
        return [telling]
    stops = [p for p in (telling.destination, *telling.stops) if p is not None and p.start > telling.token.i]
    partners = [
        p for p in telling.parties.values() if p.role in PARTICIPATING and p.token > telling.token.i and not p.traveller
    ]
    items: list[tuple[int, object]] = (
        [(p.start, p) for p in stops] if len(stops) > 1 else [(p.token, p) for p in partners]
    )
    items.sort(key=lambda row: row[0])
    if len(items) < _SEVERAL:
        return [telling]
    direction, parts = telling.told_date.direction, []
    for i, (place, item) in enumerate(items):
        until = items[i + 1][0] if i + 1 < len(items) else telling.sentence.end
        own = next((phrase for token, phrase in telling.phrases if place < token < until), None)
        if own is None:
            return [telling]
        told = ToldDate(own, direction)
        if isinstance(item, Party):
            kept = {k: p for k, p in telling.parties.items() if p is item or p not in partners}
            here = next((p for p in cast.places if place < p.start < until and p.city), telling.venue)
            parts.append(replace(telling, parties=kept, told_date=told, venue=here, links=[]))
        elif isinstance(item, PlaceMention):
            parts.append(replace(telling, destination=item, stops=(), told_date=told, links=[]))
    return parts


def _halves(telling: Telling) -> tuple[list[Party], list[Party]]:
    """The parties before and after the trigger."""
    parties = [p for p in telling.parties.values() if p.role in PARTICIPATING]
    before = [p for p in parties if p.token < telling.token.i]
    return before, [p for p in parties if p not in before]
