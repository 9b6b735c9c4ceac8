"""Whether two events of several articles are one meeting: judged on the pair alone, with the reason in words."""

from collections.abc import Iterator

from ingest.resolve import series
from ingest.resolve.judgement import Judgement, Verdict
from ingest.resolve.resemblance import by_video, is_large, is_remote, is_small, same_place, shared_parties, sides_of
from ingest.resolve.span import AHEAD, When, compare
from ingest.resolve.story import Event

_PERSON = "person:"


def judge(one: Event, other: Event) -> Judgement:
    """Say whether two events are one meeting. ``judge(a, b)`` and ``judge(b, a)`` have one verdict and one score.

    First what keeps two events apart, whatever else they have in common: one article tells of both, one of them is a
    call, they are two of a series, of two organisations, in two places, on two days, one is an encounter at the margins
    of the other, or the participants differ. Then what makes them one: the more of date, place, series and participants
    agrees, the higher the score; the vaguer the dates are, the more of the rest must agree. All else stays open.
    """
    one, other = sorted((one, other), key=lambda event: event.order)
    if reason := next(_apart(one, other), None):
        return Judgement(Verdict.DIFFERENT, reason)
    when, where = compare(one.span, other.span), same_place(one, other)
    if when is When.APART:
        return Judgement(Verdict.DIFFERENT, _two_dates(one, other))
    if where is False:
        return Judgement(Verdict.DIFFERENT, f"in {one.view.place} and in {other.view.place}")
    shared = shared_parties(one, other)
    named = series.same(one.series, other.series)
    smaller = min(len(one.parties), len(other.parties))
    if smaller and len(shared) / smaller <= 0.5 and not (named or _one_gathering(one, other, when, where)):
        return Judgement(Verdict.DIFFERENT, f"{len(shared)} of {smaller} participants in common")
    if one.wording and one.wording == other.wording:
        return Judgement(Verdict.SAME, "told by the same words", 3.0)
    return _one(one, other, when, where, named, shared)


def differ_anyway(one: Event, other: Event) -> bool:
    """Say whether ``judge`` calls the two different whoever takes part in them.

    Most that share a key are two for their days or places; so this spares finding out who is who in them. Of their
    actors nothing is asked: what is seen with names alone will do.
    """
    if one.article.id == other.article.id or _by_other_means(one, other):
        return True
    return compare(one.span, other.span) is When.APART or same_place(one, other) is False


def _by_other_means(one: Event, other: Event) -> bool:
    return is_remote(one) != is_remote(other) and not (by_video(one) or by_video(other))


def _apart(one: Event, other: Event) -> Iterator[str]:
    """What keeps them apart before place, date and participants are compared."""
    if one.article.id == other.article.id:
        yield "one article tells of both"
    if _by_other_means(one, other):
        yield "one met, one by telephone"
    for video, met in ((one, other), (other, one)):
        if by_video(video) and not by_video(met) and not is_remote(met) and not is_large(met) and not _summit(met):
            yield "one met, one by video"
    if edition := series.other_edition(one.series, other.series):
        yield edition
    if one.series.bodies and other.series.bodies and not one.series.bodies & other.series.bodies:
        yield "meetings of two organisations"
    for large, small in ((one, other), (other, one)):
        if is_large(large) and is_small(small):
            yield "an encounter of two and a gathering of many"
    if (one.view.part_of is None) != (other.view.part_of is None):
        part, whole = (one, other) if one.view.part_of else (other, one)
        if is_large(whole) and not is_large(part):
            yield "an encounter at the margins of the other"


def _summit(event: Event) -> bool:
    return event.view.kind.value == "summit"


def _one_gathering(one: Event, other: Event, when: When, where: bool | None) -> bool:
    """Lists of those at a large gathering may have nobody in common."""
    return is_large(one) and is_large(other) and when is When.SAME_DAY and where is True


def _one(one: Event, other: Event, when: When, where: bool | None, named: bool, shared: frozenset[str]) -> Judgement:
    total = len(one.parties) + len(other.parties)
    dice = 2 * len(shared) / total if total else 0.0
    agreeing = sides_of(shared, one) >= 2 or (bool(shared) and _visit_to(one, other, shared))
    found = " and ".join(
        words for held, words in (
            (where is True, f"place ({one.view.place})"),
            (named, "series"),
            (bool(shared), f"participants (Dice {dice:.2f})"),
        ) if held
    )  # fmt: skip
    weight = dice + 0.5 * named + (0.5 if where else 0.0)
    match when:
        case When.SAME_DAY:
            nobody = not one.parties or not other.parties
            if where or named or dice >= 0.5:
                doubt = 0.5 if nobody or not (where or named) else 0.0
                return Judgement(Verdict.SAME, f"same day, same {found}", 2 + weight - doubt)
        case When.NEXT_DAY:
            doubtful = one.span.doubtful or other.span.doubtful
            remote = is_remote(one) or is_remote(other)
            near = (where and agreeing) or (named and not remote)
            assumed = any(event.view.date and event.view.date.assumed for event in (one, other))
            if doubtful and dice >= 0.5 and (near or (agreeing and assumed)):
                return Judgement(Verdict.SAME, f"a day apart, of which one is doubtful; same {found}", 1 + weight)
            return Judgement(Verdict.DIFFERENT, f"a day apart; {found or 'nothing'} the same")
        case When.WITHIN:
            if named or (agreeing and dice >= 0.5 and (where or _people(shared) >= 2 or _kept(one, other))):
                return Judgement(Verdict.SAME, f"{when.value}; same {found}", 0.5 + weight)
        case When.LIKELY:
            days = 10 if one.view.place and other.view.place else 3  # places that may lie in one another say a little
            close = _people(shared) >= 2 and dice == 1.0 and _days_told_apart(one, other) <= days
            known = bool(_people(one.parties & other.parties))
            if (named and where) or (agreeing and dice >= 0.5 and ((where and known) or named or close)):
                return Judgement(Verdict.SAME, f"{when.value}; same {found}", weight)
    return Judgement(Verdict.UNSURE, f"{when.value}; {found or 'nothing'} the same: too little to tell")


def _visit_to(one: Event, other: Event, shared: frozenset[str]) -> bool:
    """Whether both are the visit of the same to the same country, of which only one names the hosts."""
    common = one.sides & other.sides
    return len(common) >= 2 and any(event.view.place_iso3 for event in (one, other)) and bool(shared)


def _people(actors: frozenset[str]) -> int:
    return sum(actor.startswith(_PERSON) for actor in actors)


def _kept(one: Event, other: Event) -> bool:
    """Whether the one announces, and the other tells what came of it."""
    early, late = sorted((one, other), key=lambda event: event.article.published_at)
    return early.view.status in AHEAD and late.view.status not in AHEAD


def _days_told_apart(one: Event, other: Event) -> int:
    """Days between the two articles, or from the day of a dated one to the article without a date."""
    days = [e.span.last if e.view.date else e.article.published_at for e in (one, other)]
    return abs((days[0] - days[1]).days)


def _two_dates(one: Event, other: Event) -> str:
    told = [event.view.date.start if event.view.date else "another time" for event in (one, other)]
    return f"on {told[0]} and on {told[1]}" if told[0] != told[1] else f"about {told[0]}, but not at one time"
