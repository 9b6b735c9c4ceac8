"""``parley work``: the process that does what the service is asked for."""

import os
import signal
import sys
import threading
from typing import Annotated

import typer

from graph_schema.settings import StoreSettings
from ingest.commands import options
from ingest.commands.say import say
from ingest.graph import open_graph
from ingest.handlers import HANDLERS, Means
from ingest.jobs import work as do_jobs
from ingest.signals import stop_on_signals

Once = Annotated[bool, typer.Option("--once", help="End when no job waits, instead of waiting for the next one.")]
UntilClosed = Annotated[
    bool, typer.Option("--until-closed", hidden=True, help="End when standard input is closed: with whom it serves.")
]


def work(once: Once = False, until_closed: UntilClosed = False) -> None:
    """Do the jobs that the service was asked for (POST /articles and others), one after the other.

    Several workers may run at once. A job whose worker was killed is taken up again by another one. SIGTERM and Ctrl-C
    let the article at hand be finished; the rest of the job goes back into the queue.

    Example: parley work
    """
    settings = options.settings(None, None)
    with open_graph(StoreSettings(), say, lease=settings.lease) as graph, stop_on_signals() as stop:
        if until_closed:
            threading.Thread(target=_end_with_input, daemon=True).start()
        say(f"Waiting for jobs: {', '.join(sorted(HANDLERS))}")
        number = do_jobs(graph.jobs, HANDLERS, Means(graph, settings, stop), say, once=once)
    say(f"{number} jobs came to an end")
    raise typer.Exit(128 + stop.signal if stop.signal is not None else 0)


def _end_with_input() -> None:
    sys.stdin.buffer.read()
    os.kill(os.getpid(), signal.SIGTERM)
