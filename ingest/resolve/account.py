"""What events that are one meeting tell together: they are added one by one, and the meeting follows at every step."""

import datetime as dt
from typing import NamedTuple

from graph_schema.model.decision import event_date
from graph_schema.model.facts import Dissent, MeetingValues, Participation
from graph_schema.model.vocabulary import PARTICIPATING, MeetingKind, MeetingStatus, ParticipantRole
from graph_schema.model.when import EventDate, first_day
from ingest.resolve import dissent, plover, toponym
from ingest.resolve.evidence import Sources, Told
from ingest.resolve.named import place_of
from ingest.resolve.participation import Attending
from ingest.resolve.ruled import Ruled
from ingest.resolve.status import became_of
from ingest.resolve.story import Event
from ingest.resolve.tally import Tally
from ingest.resolve.titles import title_of

_LASTING = ("title", "kind", "date", "place")
"""Fields that a decision corrects for all times."""


class State(NamedTuple):
    """What a meeting is, as far as it was told; ``first_day`` is the day by which a status is believed."""

    values: MeetingValues
    parts: list[Participation]
    first_day: dt.date | None


class Account:
    """Takes in the events of one meeting in the order of telling.

    Each article has one voice for each value: its view of the event. Where they disagree, ``prevailing`` decides; a
    value that tells more of the same refines the one that prevails. What a person decided goes before all of it: a
    status for what is known now, all else for what was known before too.
    """

    def __init__(self, meeting: str, ruled: Ruled) -> None:
        self._meeting, self._ruled = meeting, ruled
        self._first: Event | None = None
        self._last = dt.date.min
        self._sources = Sources()
        self._titles, self._kinds, self._places = Tally[str](), Tally[MeetingKind](), Tally[str]()
        self._dates, self._dates_in_words = Tally[EventDate](_span), Tally[EventDate](_span)
        self._attending = Attending(ruled)
        self.told_status: list[Told[MeetingStatus]] = []

    def add(self, event: Event) -> None:
        """Take in what one event tells."""
        self._first = self._first or event
        self._last = event.article.published_at
        view, told = event.view, event.view.told
        self._sources.add(event.article, view.confidence)
        for tally, field, value in (
            (self._titles, "title", view.title), (self._kinds, "kind", view.kind), (self._places, "place", view.place)
        ):  # fmt: skip
            if (claim := told.get(field)) and value is not None:
                tally.add(Told(value, claim, claim.confidence, event.article))  # type: ignore[arg-type]
        if (claim := told.get("date")) and view.date:
            one = Told(view.date, claim, claim.confidence, event.article)
            self._dates.add(one)
            if not view.date.assumed:
                self._dates_in_words.add(one)
        if claim := told.get("status"):
            self.told_status.append(Told(view.status, claim, claim.confidence, event.article))
        self._attending.add(event)

    def state(self, parent: str | None, is_last: bool, most: int | None = None) -> State:
        """Return what follows from what was told so far; ``parent`` is the id of the larger meeting.

        ``is_last`` says that this is what is known now. ``most`` limits how many sentences are named for one part
        and one dissenting value.
        """
        if self._first is None:
            raise ValueError("a meeting needs at least one event")
        kind, title = self._kind() or self._first.view.kind, self._title()
        place, when = self._place(), self._date()
        begins = first_day(when.start) if when else None
        status = became_of(self.told_status, begins) if self.told_status else self._first.view.status
        if is_last and (set_status := self._ruled.value("status")):
            status = MeetingStatus(set_status)
        parts = self._attending.conclude(self._meeting, status, most)
        dissents = self._dissents(kind, status, is_last, when, begins, place, parts)
        values = MeetingValues(
            known_from=self._last,
            title=title or title_of(kind, place, self._attending.names(parts)),
            kind=kind,
            status=status,
            start_date=when.start if when else None,
            end_date=when.end if when else None,
            date_precision=when.precision if when else None,
            date_phrase=when.phrase if when else None,
            date_assumed=bool(when and when.assumed),
            place_id=place_of(place) if place else None,
            part_of=parent,
            plover_event=plover.meeting_event(),
            plover_mode=plover.meeting_mode(kind, _count_parties(parts), _is_mediated(parts)),
            confidence=self._sources.certainty,
            independent_sources=len(self._sources),
            disputed=tuple(dict.fromkeys(one.field for one in dissents)),
            dissents=tuple(dissents) if most is None else dissent.few(dissents, most),
            decided_by=self._ruled.by(*_LASTING, *(("status",) if is_last else ())),
        )
        return State(values, parts, begins)

    def _dissents(
        self,
        kind: MeetingKind,
        status: MeetingStatus,
        is_last: bool,
        when: EventDate | None,
        begins: dt.date | None,
        place: str | None,
        parts: list[Participation],
    ) -> list[Dissent]:
        set_status = self._ruled.on("status") if is_last else None
        on_status = dissent.on_status(self.told_status, status, begins)
        return [
            *dissent.decided(dissent.on_kind(self._kinds, kind), self._ruled.on("kind")),
            *dissent.decided(on_status, set_status, self.told_status),
            *dissent.decided(dissent.on_date(self._dates_in_words, when), self._ruled.on("date")),
            *dissent.decided(dissent.on_place(self._places, place), self._ruled.on("place")),
            *self._attending.dissents(parts, status),
        ]

    def _kind(self) -> MeetingKind | None:
        if value := self._ruled.value("kind"):
            return MeetingKind(value)
        group = self._kinds.prevailing()
        return group.best.value if group else None

    def _title(self) -> str | None:
        group = self._titles.prevailing()
        return self._ruled.value("title") or (group.best.value if group else None)

    def _place(self) -> str | None:
        group = self._places.refined(toponym.tells_more)
        return self._ruled.value("place") or (group.best.value if group else None)

    def _date(self) -> EventDate | None:
        """The day that prevails, told in words if any is, with the end that prevails among those who tell one."""
        if value := self._ruled.value("date"):
            return event_date(value)
        told = self._dates_in_words if any(True for _ in self._dates_in_words.groups) else self._dates
        day = told.prevailing()
        if day is None or day.best.value.end:
            return day.best.value if day else None
        start = day.best.value.start
        ends = told.prevailing(lambda date: date.start == start and date.end is not None)
        return ends.best.value if ends else day.best.value


def _span(date: EventDate) -> tuple[str, str | None]:
    return date.start, date.end


def _count_parties(parts: list[Participation]) -> int:
    return sum(part.role in PARTICIPATING and part.role is not ParticipantRole.MEDIATOR for part in parts)


def _is_mediated(parts: list[Participation]) -> bool:
    return any(part.role is ParticipantRole.MEDIATOR for part in parts)
