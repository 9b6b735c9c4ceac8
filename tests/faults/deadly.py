"""Reading that some articles do not survive: what a crash in native code, or a machine without memory, looks like."""

import os
import signal
from collections.abc import Sequence

from graph_schema.model.article import RawArticle
from ingest.pool import read_in_process
from ingest.reading import ReadArticle
from ingest.settings import IngestSettings


def read(raws: Sequence[RawArticle], settings: IngestSettings) -> list[ReadArticle]:
    """As the pool does it, but an article that begins with DEADLY kills the process."""
    if any(raw.text.startswith("DEADLY") for raw in raws):
        os.kill(os.getpid(), signal.SIGKILL)
    return read_in_process(raws, settings)
