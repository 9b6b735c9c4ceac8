"""Which of the judgements "same" tie events together.

An event whose day is not told may look like several encounters of the same people in one month. If each of these
likenesses counted, a month of encounters would hang together by such events, and every new article would be weighed
against all of it. So an event without a day is taken for the one with a day that it is most like, and for no other;
only where there is none does it go with others that have no day. What people decided counts always, and copies of one
text go together.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import TypeVar

from ingest.resolve.judgement import Judgement
from ingest.resolve.span import Precision
from ingest.resolve.story import Event
from ingest.resolve.verdicts import decided

Key = TypeVar("Key", bound=Hashable)
Alike = Mapping[Key, Judgement]
"""The events that were judged the same as one."""


def is_dated(event: Event) -> bool:
    """Whether the article lets one know the day."""
    return event.span.precision is Precision.DAY


def tied(key: Key, event: Callable[[Key], Event], alike: Callable[[Key], Alike[Key]]) -> set[Key]:
    """Return those of ``alike(key)`` to which the event is tied; if one is tied to another, so is the other to it.

    ``alike`` is asked of the event itself and of those without a day that are like it.
    """
    found, one = alike(key), event(key)
    if is_dated(one):
        dated = {other for other in found if is_dated(event(other))}
        vague = {other for other in found.keys() - dated if taken_for(other, event, alike) == key}
    else:
        best = taken_for(key, event, alike)
        dated = {best} if best is not None else set()
        alone = found.keys() if best is None else ()
        vague = {other for other in alone if taken_for(other, event, alike) is None}
    return dated | vague | {other for other in found if _always(one, event(other))}


def _always(one: Event, other: Event) -> bool:
    """Whether people decided about the two, or both are told by the same words, as in copies of one text."""
    return decided(one, other) is not None or (one.wording is not None and one.wording == other.wording)


def taken_for(vague: Key, event: Callable[[Key], Event], alike: Callable[[Key], Alike[Key]]) -> Key | None:
    """The event with a day that one without is taken for: the surest, of equals the nearest to the day of telling."""
    one = event(vague)
    dated = [(other, judgement) for other, judgement in alike(vague).items() if is_dated(event(other))]

    def rank(pair: tuple[Key, Judgement]) -> tuple[object, ...]:
        other = event(pair[0])
        return -pair[1].score, _days(one, other), other.order, other.key

    return min(dated, key=rank)[0] if dated else None


def _days(vague: Event, dated: Event) -> int:
    """Days between the article and the encounter."""
    return abs((dated.span.first - vague.article.published_at).days)


def vague_ones(keys: Iterable[Key], event: Callable[[Key], Event]) -> set[Key]:
    """Return those without a day."""
    return {key for key in keys if not is_dated(event(key))}
