"""What a sentence tells of whether an encounter happens."""

from dataclasses import dataclass

from graph_schema.model.vocabulary import MeetingStatus


@dataclass(frozen=True, slots=True)
class Told:
    """A status and whether it is certain (said by a word for it) or merely follows from the tense.

    ``denied``: the sentence says that it did not happen, or never does ("has not met").
    ``pointed`` is the status that the date's direction follows where it is another one: a cancelled meeting was due.
    """

    status: MeetingStatus | None
    certain: bool = False
    denied: bool = False
    pointed: MeetingStatus | None = None


UNTOLD = Told(None)
HELD, ONGOING, PLANNED = MeetingStatus.HELD, MeetingStatus.ONGOING, MeetingStatus.PLANNED
PROPOSED, CANCELLED, POSTPONED = MeetingStatus.PROPOSED, MeetingStatus.CANCELLED, MeetingStatus.POSTPONED
