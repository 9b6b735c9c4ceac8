"""The way from a reading to its meeting claims, on one screen."""

from graph_schema.model.claim import MeetingClaim
from ingest.extract.meetings.claims import claims_of
from ingest.extract.meetings.cluster import cluster
from ingest.extract.meetings.context import complete
from ingest.extract.meetings.gate import is_diplomatic
from ingest.extract.meetings.news_day import news_day
from ingest.extract.meetings.separate import headline_apart, separate, stop_by_stop
from ingest.extract.meetings.settle import redate, settle
from ingest.extract.meetings.telling import Telling
from ingest.extract.meetings.tellings import tell
from ingest.extract.reading import Reading


def find_meetings(reading: Reading) -> tuple[MeetingClaim, ...]:
    """Return a claim for each sentence that speaks of a meeting; those of one encounter share ``event``.

    Events are numbered e1, e2, … in the order of the text. What is no diplomatic encounter is left out.
    """
    news = news_day(reading)
    told = [
        telling for sentence in reading.doc.sents for telling in separate(tell(reading, sentence, news), reading, news)
    ]
    groups = groups_of(stop_by_stop(headline_apart(told, reading.cast), reading.cast))
    events = cluster(groups, reading.cast, reading.published)
    for event in events:
        redate(event, reading.published, news)
    complete(events, reading, news)
    diplomatic = [event for event in events if is_diplomatic(event, reading.published)]
    settled = [settle(event, reading.published, news) for event in diplomatic]
    return tuple(claim for i, event in enumerate(settled, 1) for claim in claims_of(f"e{i}", event, settled, reading))


def groups_of(tellings: list[Telling]) -> list[list[Telling]]:
    """Return the tellings, those linked with each other together, in the order of the text."""
    groups: list[list[Telling]] = []
    for telling in tellings:
        home = next((g for g in groups[-12:] if any(other in telling.links for other in g)), None)
        if home is None:
            groups.append([telling])
        else:
            home.append(telling)
    return groups
