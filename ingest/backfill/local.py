"""Shards in processes of this machine; one that dies costs the shard at hand, which is tried again."""

import multiprocessing
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

from ingest.backfill.shard import ShardDone, process_shard
from ingest.pool import THREADS, begin_process
from ingest.settings import IngestSettings
from ingest.signals import StopRequest
from ingest.sources import Metadata

TRIES = 3
"""A shard whose process dies so often is given up."""


def run_local(
    shards: Sequence[Path], out: Path, settings: IngestSettings, given: Metadata | None, stop: StopRequest
) -> Iterator[ShardDone]:
    """Yield each shard as it is done, until all are or a stop is asked for. Each process loads the model once."""
    for name in THREADS:
        os.environ.setdefault(name, "1")
    deaths: Counter[Path] = Counter()
    waiting = list(shards)
    while waiting and not stop:
        waiting.sort(key=lambda shard: deaths[shard] > 0)
        # Where one has seen a process die it is tried alone: then it is known whose fault it was.
        alone = deaths[waiting[0]] > 0
        few = waiting[:1] if alone else [shard for shard in waiting if not deaths[shard]]
        lost: list[Path] = []
        for shard, done in _in_pool(few, 1 if alone else settings.workers(), out, settings, given, stop):
            if done is None:
                lost.append(shard)
            else:
                waiting.remove(shard)
                yield done
        for shard in lost:
            deaths[shard] += 1
            if deaths[shard] >= TRIES:
                waiting.remove(shard)
                yield ShardDone(shard, error=f"the process that read it died {TRIES} times (memory?)")


def _in_pool(
    shards: Sequence[Path],
    processes: int,
    out: Path,
    settings: IngestSettings,
    given: Metadata | None,
    stop: StopRequest,
) -> Iterator[tuple[Path, ShardDone | None]]:
    """Yield what is done; None for the shards that were at hand when a process died, which ends it."""
    context = multiprocessing.get_context("spawn")
    executor = ProcessPoolExecutor(min(processes, len(shards)), context, begin_process, (settings.spacy_model,))
    rest = iter(shards)
    running: dict[Future[ShardDone], Path] = {}
    try:
        while not stop:
            while len(running) < processes and (shard := next(rest, None)):
                running[executor.submit(process_shard, shard, out, settings, given)] = shard
            if not running:
                return
            for future in wait(running, timeout=0.5, return_when=FIRST_COMPLETED).done:
                shard = running.pop(future)
                try:
                    yield shard, future.result()
                except BrokenProcessPool:
                    yield shard, None
                    yield from ((other, None) for other in running.values())
                    return
    finally:
        _end(executor)


def _end(executor: ProcessPoolExecutor) -> None:
    children = multiprocessing.active_children()
    executor.shutdown(wait=False, cancel_futures=True)
    for child in children:
        child.kill()
    for child in children:
        child.join()
