"""The built-in schedule: every source at its own interval, one run at a time, until the process is asked to stop."""

import datetime as dt
import time
from collections.abc import Callable, Mapping, Sequence

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler

from graph_schema.errors import ParleyError
from ingest.signals import StopRequest
from ingest.sources.config import SourceConfig

Read = Callable[[SourceConfig], None]


def keep_schedule(
    sources: Sequence[SourceConfig],
    ages: Mapping[str, float],
    read: Read,
    stop: StopRequest,
    say: Callable[[str], None],
) -> None:
    """Call ``read`` for each source when it is due, one at a time, until ``stop`` is set and the last one has returned.

    ``ages`` are the seconds since each was read, as far as known: a restart reads nothing before its time. A source
    that is due while another one is read waits; one that was missed several times is read once.
    """
    scheduler = BackgroundScheduler(executors={"default": ThreadPoolExecutor(1)}, timezone=dt.UTC)

    def due(source: SourceConfig) -> None:
        if not stop:
            try:
                read(source)
            except ParleyError as error:
                say(f"{source.name}: {error}")

    for source in sources:
        every = source.every.total_seconds()
        wait = max(0.0, every - ages.get(source.name, every))
        scheduler.add_job(
            due,
            "interval",
            args=[source],
            seconds=every,
            jitter=int(source.jitter.total_seconds()) or None,
            id=source.name,
            next_run_time=dt.datetime.now(dt.UTC) + dt.timedelta(seconds=wait),
            coalesce=True,
            max_instances=1,
            misfire_grace_time=None,
        )
        say(f"{source.name}: every {source.every}, next in {dt.timedelta(seconds=round(wait))}")
    scheduler.start()
    while not stop:
        time.sleep(0.2)
    scheduler.shutdown(wait=True)
