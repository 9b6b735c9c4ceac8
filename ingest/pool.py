"""Processes that read articles side by side; an article that kills its process costs no other one.

Each process loads the model once and works on one thread: the processes are the parallelism. A few batches a process at
most are under way, so that memory stays bounded however slow the writer is. What was read waits a moment for more: many
articles are written together for less than a few (docs/decisions/0024).
"""

import multiprocessing
import multiprocessing.connection
import os
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool

from graph_schema.errors import ParleyError
from graph_schema.model.article import RawArticle
from ingest.extractor import extractor_for
from ingest.nlp.pipeline import load_pipeline
from ingest.reading import ReadArticle, read_batch
from ingest.settings import IngestSettings

Batch = Sequence[RawArticle]
Reads = list[ReadArticle]
Read = Callable[[Batch, IngestSettings], Reads]

THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")
_UNDER_WAY = 4
"""Batches a process that are being read or wait for the writer."""
_PATIENCE = 2.0
"""Seconds that articles which were read wait for others: those that are written together take less of everything."""
_MOST_DEATHS = 3
"""So many articles one after the other kill no process: something else does."""


class Pool:
    """Reads batches in processes, which are started when the first batch comes; to be closed."""

    def __init__(self, settings: IngestSettings, processes: int, read: "Read | None" = None) -> None:
        self._settings, self._processes = settings, processes
        self._read: Read = read or read_in_process
        self._executor: ProcessPoolExecutor | None = None
        self._deaths = 0

    def read(self, batches: Iterable[Batch]) -> Iterator[Reads]:
        """Yield what the articles say, in their order: as many at once as are to be written together.

        Those that were read wait two seconds at most for others, longer only for a source that takes long for a batch.
        Raises ParleyError where processes die whatever they read.
        """
        waiting: deque[tuple[Batch, Future[Reads]]] = deque()
        source = iter(batches)
        while True:
            if not waiting:
                self._fill(waiting, source, _soon())
            if not waiting:
                return
            yield self._together(waiting, source)

    def close(self) -> None:
        """End the processes, whatever they are doing: they hold nothing that could be lost."""
        if self._executor is None:
            return
        executor, self._executor = self._executor, None
        children = multiprocessing.active_children()
        executor.shutdown(wait=False, cancel_futures=True)
        for child in children:
            child.kill()
        for child in children:
            child.join()

    def _fill(self, waiting: deque[tuple[Batch, Future[Reads]]], source: Iterator[Batch], until: float) -> None:
        """Have more read, as much as may be under way, but don't ask a slow source for more once the time is over."""
        while len(waiting) < _UNDER_WAY * self._processes and time.monotonic() < until:
            few = next(source, None)
            if few is None:
                return
            waiting.append((few, self._submit(few)))

    def _together(self, waiting: deque[tuple[Batch, Future[Reads]]], source: Iterator[Batch]) -> Reads:
        """What the first batches say: as many as are written together, or were read within some patience."""
        reads = self._first(waiting)
        until = _soon()
        self._fill(waiting, source, until)  # before they are written: the processes have something to read meanwhile
        together = self._settings.together
        while waiting and len(reads) + len(waiting[0][0]) <= together and _was_read(waiting[0][1], until):
            reads += self._first(waiting)
            self._fill(waiting, source, until)
        return reads

    def _first(self, waiting: deque[tuple[Batch, Future[Reads]]]) -> Reads:
        few, future = waiting.popleft()
        try:
            reads = future.result()
        except BrokenProcessPool:
            self.close()
            reads = [self._alone(raw) for raw in few]
            for i, (others, lost) in enumerate(waiting):
                if not lost.done() or lost.exception() is not None:
                    waiting[i] = (others, self._submit(others))
        return reads

    def _alone(self, raw: RawArticle) -> ReadArticle:
        """Read an article with nothing beside it: if a process dies now, it is the article that kills it."""
        try:
            (read,) = self._submit([raw]).result()
        except BrokenProcessPool as error:
            self.close()
            self._deaths += 1
            if self._deaths >= _MOST_DEATHS:
                raise ParleyError(
                    "processes that read articles die one after the other (memory?); try again with fewer --processes"
                ) from error
            return ReadArticle(raw, error="can't be read: the process that read it died (memory?)")
        self._deaths = 0
        return read

    def _submit(self, few: Batch) -> "Future[Reads]":
        if self._executor is None:
            for name in THREADS:
                os.environ.setdefault(name, "1")
            context = multiprocessing.get_context("spawn")
            self._executor = ProcessPoolExecutor(self._processes, context, begin_process, (self._settings.spacy_model,))
        try:
            return self._executor.submit(self._read, few, self._settings)
        except BrokenProcessPool as error:
            broken: Future[Reads] = Future()
            broken.set_exception(error)
            return broken


def _soon() -> float:
    return time.monotonic() + _PATIENCE


def _was_read(future: "Future[Reads]", until: float) -> bool:
    return bool(wait([future], until - time.monotonic()).done) and future.exception() is None


_problem: list[ParleyError] = []


def begin_process(model: str) -> None:
    """Make a process of the pool ready: the parent alone decides about signals, and nobody outlives it."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()
    try:
        load_pipeline(model)
    except ParleyError as error:
        _problem.append(error)


def _end_with(sentinel: int) -> None:
    multiprocessing.connection.wait([sentinel])
    os._exit(1)


def read_in_process(raws: Batch, settings: IngestSettings) -> Reads:
    """Return what the articles say; runs in a process of the pool."""
    if _problem:
        raise _problem[0]
    return list(read_batch(raws, load_pipeline(settings.spacy_model), extractor_for(settings)))
