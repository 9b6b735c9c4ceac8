"""From the events that are one meeting to the meeting, who took part in it, and what was known of it when."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby, pairwise

from graph_schema.model.facts import EarlierMeeting, Meeting, Participation, StatusStep
from graph_schema.model.vocabulary import MeetingStatus
from ingest.resolve.account import Account, State
from ingest.resolve.evidence import Told
from ingest.resolve.ruled import Ruled
from ingest.resolve.status import believable
from ingest.resolve.story import Event

SHOWN = 5
"""Of the past, as many sentences are kept for one part in a meeting, or one dissenting value, as an answer shows."""

ParentOf = Callable[[Sequence[Event]], str | None]


def conclude(events: Sequence[Event], parent_of: ParentOf) -> tuple[Meeting, list[Participation]]:
    """Return the meeting that all the events tell of, given in the order of telling.

    ``parent_of`` returns the id of the larger meeting of which these events say that it is a part. What was known
    on an earlier day is concluded, by the same rules, from the events of articles published by then.
    """
    account = Account(events[0].own_id, Ruled(claim for event in events for claim in event.claims))
    last = events[-1].article.published_at
    within: list[Event] = []
    known: list[State] = []
    history: list[StatusStep] = []
    for day, told in groupby(events, key=lambda event: event.article.published_at):
        for event in told:
            account.add(event)
            within += [event] if event.view.part_of else []
        now = account.state(parent_of(within), day == last, SHOWN)
        if not history or history[-1].status is not now.values.status:
            history.append(_step(now.values.status, day, account.told_status, now.first_day, events[0]))
        if not known or not _says_the_same(known[-1], now):
            known.append(now)
    now = account.state(known[-1].values.part_of, True)
    claims = sorted(
        (Told(claim, claim, claim.confidence, event.article) for event in events for claim in event.claims),
        key=lambda one: one.order,
    )
    meeting = Meeting(
        **dict(now.values) | {"known_from": known[-1].values.known_from},
        id=events[0].own_id,
        told_from=events[0].article.published_at,
        claims=tuple(dict.fromkeys(one.claim.id for one in claims)),
        history=tuple(history),
        earlier=tuple(
            EarlierMeeting(
                **dict(before.values), known_until=after.values.known_from, participations=tuple(before.parts)
            )
            for before, after in pairwise(known)
        ),
    )
    return meeting, now.parts


def _says_the_same(one: State, other: State) -> bool:
    since = one.values.known_from
    return one.parts == other.parts and one.values == other.values.model_copy(update={"known_from": since})


def _step(
    status: MeetingStatus,
    since: dt.date,
    told: Iterable[Told[MeetingStatus]],
    first_day: dt.date | None,
    first: Event,
) -> StatusStep:
    """The step to the status that became known on the day ``since``.

    The sentence is the best of that day that says so, else the best of the days before (a date that was corrected can
    change what an earlier article is believed to know). Where no article tells a status, the first sentence stands in.
    """
    agreeing = [one for one in told if believable(one, first_day) is status]
    best = min(agreeing, key=lambda one: (one.published != since, *one.best_first), default=None)
    claim = best.claim if best else first.anchor
    return StatusStep(
        status=status, since=since, sentence=claim.sentence, article_id=claim.article_id, claim_id=claim.id
    )
