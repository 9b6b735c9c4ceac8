"""Which positions of several articles are one, and what is known of each."""

import itertools
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from graph_schema.model.claim import PositionClaim
from graph_schema.model.facts import EarlierPosition, Position, PositionValues
from graph_schema.model.ids import short_hash
from graph_schema.model.names import slug
from graph_schema.model.vocabulary import PARTICIPATING, Stance
from ingest.resolve import plover
from ingest.resolve.evidence import Told, certainty, independent, prevailing
from ingest.resolve.matters import matter_of, side_of
from ingest.resolve.named import topic_of
from ingest.resolve.ruled import Ruled
from ingest.resolve.story import Story
from ingest.resolve.wording import block, is_quotation, statements

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Stated:
    """One position claim with its actors by id. ``holders`` are all participants where the holder is a meeting."""

    claim: PositionClaim
    holders: tuple[str, ...]
    target: str | None
    meeting_key: tuple[str, str] | None


def stated(story: Story) -> list[Told[Stated]]:
    """Return the article's positions that somebody holds; those of a meeting without participants have no holder."""
    found = []
    for claim in story.claims.positions:
        if holders := _holders(claim, story):
            target = story.actor_id(claim.target) if claim.target else None
            key = (claim.article_id, claim.event) if claim.event else None
            found.append(Told(Stated(claim, holders, target, key), claim, claim.confidence, story.article))
    return found


def conclude(told: Iterable[Told[Stated]], meetings: Mapping[tuple[str, str], str]) -> list[Position]:
    """Return the positions; ``meetings`` maps an article's events to the ids of the meetings they are.

    One holder's same words are one position, whatever stance each article sees in them; without (enough) words quoted
    it is the same stance in the same sentence of about the same day, as in copies of one agency text.
    """
    groups: dict[tuple[str, tuple[str, ...], Stance | None], list[Told[Stated]]] = defaultdict(list)
    for one in sorted(told, key=lambda one: one.order):
        claim = one.value.claim
        key = block(claim)
        groups[key, one.value.holders, None if is_quotation(key) else claim.stance].append(one)
    held = (
        _position(statement, meetings)
        for (key, _, _), group in groups.items()
        for statement in statements(key, group, lambda one: one.published)
    )
    return sorted(held, key=lambda position: position.id)


def _holders(claim: PositionClaim, story: Story) -> tuple[str, ...]:
    if not claim.holder.startswith("@"):
        return (story.actor_id(claim.holder),)
    roles = story.events[claim.holder[1:]].roles
    return tuple(sorted(actor for actor, role in roles.items() if role in PARTICIPATING))


def _position(group: Sequence[Told[Stated]], meetings: Mapping[tuple[str, str], str]) -> Position:
    """``group`` is in the order of telling, so that ``group[0]`` said it first."""
    days = sorted({one.published for one in group})
    ruled = Ruled(one.value.claim for one in group)
    states = [_values([one for one in group if one.published <= day], meetings, ruled) for day in days]
    known = [one for i, one in enumerate(states) if i == 0 or not _says_the_same(states[i - 1], one)]
    return Position(
        **dict(known[-1]),
        id=_id(group[0]),
        holder_ids=group[0].value.holders,
        stated_on=days[0],
        claims=tuple(dict.fromkeys(one.claim.id for one in group)),
        earlier=tuple(
            EarlierPosition(**dict(before), known_until=after.known_from) for before, after in itertools.pairwise(known)
        ),
    )


def _says_the_same(one: PositionValues, other: PositionValues) -> bool:
    return one == other.model_copy(update={"known_from": one.known_from})


def _values(group: Sequence[Told[Stated]], meetings: Mapping[tuple[str, str], str], ruled: Ruled) -> PositionValues:
    best = min(group, key=lambda one: one.best_first)
    set_stance = ruled.value("stance")
    stance = Stance(set_stance) if set_stance else _prevailing(group, lambda claim: claim.stance)
    stance = stance or best.value.claim.stance
    topic = ruled.value("topic") or _prevailing(group, lambda claim: claim.topic) or best.value.claim.topic
    at = next((meetings[one.value.meeting_key] for one in group if one.value.meeting_key), None)
    targets = [Told(one.value.target, one.claim, one.confidence, one.article) for one in group if one.value.target]
    target = prevailing(targets)
    matter = matter_of(topic)
    return PositionValues(
        known_from=max(one.published for one in group),
        stance=stance,
        topic_id=topic_of(topic),
        target_id=target.value if target else None,
        meeting_id=at,
        quote=_prevailing(group, lambda claim: claim.quote),
        medium=_prevailing(group, lambda claim: claim.medium),
        sentence=best.claim.sentence,
        plover_event=plover.stance_event(stance),
        matter=matter.question,
        option=matter.option,
        regarding=matter.regarding,
        side=side_of(stance),
        confidence=certainty(group),
        independent_sources=independent(group),
        decided_by=ruled.by("stance", "topic"),
    )


def _prevailing(group: Sequence[Told[Stated]], value: Callable[[PositionClaim], T | None]) -> T | None:
    told = [(value(one.value.claim), one) for one in group]
    best = prevailing([Told(given, one.claim, one.confidence, one.article) for given, one in told if given is not None])
    return best.value if best else None


def _id(first: Told[Stated]) -> str:
    """``p-<holder>-<hash>``: from who holds it, the words and, but for a quotation, the day of the first telling.

    No later telling changes it.
    """
    stated = first.value
    key = block(stated.claim)
    said = [None] if is_quotation(key) else [stated.claim.stance.value, first.published.isoformat()]
    who = slug(stated.holders[0].partition(":")[2])[:40].strip("-")
    return f"p-{who}-{short_hash(stated.holders, key, *said, length=10)}"
