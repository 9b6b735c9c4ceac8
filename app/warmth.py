"""Keeps the database's plans ready, so that nobody's request has to wait for them.

A server that was just started needs seconds for its first plan of a query, more than a request may take. So each
query of the service is asked once in the background when the service starts and whenever the database was lost;
until then ``/readyz`` answers 503, while requests are tried as ever.
"""

import asyncio
import logging
from typing import NoReturn

from graph_schema.errors import ParleyError, StoreError
from graph_schema.store.reader import GraphReader

QUERIES = (
    "readiness",
    "meetings_list",
    "activity_by_month",
    "graph_counts",
    "meeting_detail",
    "meeting_participants",
    "meeting_claims",
    "actors_list",
    "actors_named",
    "actors_behind",
    "actor_detail",
    "actor_meetings",
    "actor_positions",
    "positions_list",
    "articles_list",
    "article_detail",
    "jobs_list",
    "job_detail",
    "positions_at_meeting",
    "meeting_neighbours",
    "api_keys",
    "network_edges",
    "timeline",
    "topics_list",
    "topic_stances",
    "guide_samples",
    "service_metrics",
    "runs_list",
    "run_detail",
    "names_meant",
    "meetings_meant",
    "positions_meant",
    "offices_meant",
    "search",
    "changes_since",
    "changes_feed",
    "changes_newest",
    "facts_named",
    "claim_in_article",
    "decision_by_id",
    "decision_detail",
    "decisions_list",
    "network_common",
    "network_path",
    "places_list",
    "meetings_by_place",
    "meetings_latest",
    "export_meetings",
    "export_positions",
    "export_actors",
)
PAUSE = 1.0
"""Seconds between two tries while the database is away."""

_log = logging.getLogger("parley.api")


class Warmth:
    """Whether the database has its plans; belongs to one event loop."""

    def __init__(self, reader: GraphReader) -> None:
        self._reader = reader
        self._cold = asyncio.Event()
        self._cold.set()

    @property
    def warm(self) -> bool:
        """True once every query was answered since the database was last lost."""
        return not self._cold.is_set()

    def lost(self) -> None:
        """Take note that the database did not answer: it may have been started anew."""
        self._cold.set()

    async def keep(self) -> NoReturn:
        """Warm up whenever it is cold, until cancelled."""
        while True:
            await self._cold.wait()
            try:
                await self._reader.rehearse(QUERIES)
            except StoreError:
                await asyncio.sleep(PAUSE)
                continue
            except ParleyError:
                _log.exception("a query of the service fails with its own samples")
            self._cold.clear()
