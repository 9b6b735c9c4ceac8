"""Reading that some articles do not survive: what a crash in native code, or a machine without memory, looks like."""

import os
import signal
import threading
from collections.abc import Sequence

import numpy as np

from graph_schema.model.article import RawArticle
from ingest.pool import read_in_process
from ingest.reading import ReadArticle
from ingest.settings import IngestSettings


def count_threads(raws: Sequence[RawArticle], settings: IngestSettings) -> list[ReadArticle]:
    """Say instead of what the articles tell how many threads this process has that are none of Python's."""
    np.ones((512, 512)) @ np.ones((512, 512))
    told = f"{len(os.listdir('/proc/self/task')) - threading.active_count()} threads"
    return [ReadArticle(raw, error=told) for raw in raws]


def read(raws: Sequence[RawArticle], settings: IngestSettings) -> list[ReadArticle]:
    """As the pool does it, but an article that begins with DEADLY kills the process."""
    if any(raw.text.startswith("DEADLY") for raw in raws):
        os.kill(os.getpid(), signal.SIGKILL)
    return read_in_process(raws, settings)
