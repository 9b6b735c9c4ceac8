"""The steps of a meeting's status, each with the sentence that says it."""

import datetime as dt
from collections.abc import Iterable, Sequence

from graph_schema.model.facts import StatusStep
from graph_schema.model.vocabulary import MeetingStatus
from ingest.resolve.evidence import Told
from ingest.resolve.status import believable
from ingest.resolve.story import Event


def step(
    status: MeetingStatus,
    since: dt.date,
    told: Iterable[Told[MeetingStatus]],
    first_day: dt.date | None,
    events: Sequence[Event],
) -> StatusStep:
    """Return the step to the status that became known on the day ``since``.

    The sentence is the best of that day that says so, else the best of the days before (a date that was corrected can
    change what an earlier article is believed to know). Where no article tells a status, the first sentence stands in.
    """
    agreeing = [one for one in told if believable(one, first_day) is status]
    best = min(agreeing, key=lambda one: (one.published != since, *one.best_first), default=None)
    claim = best.claim if best else events[0].anchor
    return StatusStep(
        status=status, since=since, sentence=claim.sentence, article_id=claim.article_id, claim_id=claim.id
    )
