"""The worker: takes jobs out of the queue, one after the other, and does them."""

import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from graph_schema.errors import ParleyError, StoreError
from graph_schema.model.job import Task
from graph_schema.store.jobs import JobQueue
from ingest.handlers import Handler, InterruptedJobError, Means

Say = Callable[[str], None]

_AWAY = 2.0
"""Seconds between two tries while the database is away."""


def work(queue: JobQueue, handlers: Mapping[str, Handler], means: Means, say: Say, *, once: bool = False) -> int:
    """Do jobs until ``means.stop`` is set, or with ``once`` until none waits; return how many came to an end.

    A database that is away is waited for. A job that fails stops no other.
    """
    done, orphans_sought = 0, False
    while not means.stop:
        try:
            if not orphans_sought:
                queue.release_orphans()
                orphans_sought = True
            task = queue.claim(handlers) if queue.waiting(handlers) else None
        except StoreError as error:
            if once:
                raise
            say(f"waiting for the database: {error}")
            time.sleep(_AWAY)
            continue
        if task:
            done += _carry_out(task, queue, handlers[task.kind], means, say)
        elif once:
            break
        else:
            time.sleep(means.settings.poll)
    return done


def _carry_out(task: Task, queue: JobQueue, handler: Handler, means: Means, say: Say) -> bool:
    """Do one job; whether it came to an end (it goes back into the queue where the database went or a signal came)."""
    began = time.monotonic()
    try:
        with _held(task, queue):
            mine, told = _outcome(task, queue, handler, means)
    except InterruptedJobError:
        _put_back(task, queue)
        say(f"{task.id} ({task.kind}): put back, the worker was told to end")
        return False
    except StoreError as error:
        say(f"{task.id} ({task.kind}): put off, {error}")
        _put_back(task, queue)
        time.sleep(_AWAY)
        return False
    if not mine:
        told = "was given to another worker meanwhile"
    say(f"{task.id} ({task.kind}): {told} after {time.monotonic() - began:.1f} s")
    return mine


def _outcome(task: Task, queue: JobQueue, handler: Handler, means: Means) -> tuple[bool, str]:
    try:
        result = handler(task, means)
    except InterruptedJobError:
        raise
    except Exception as error:
        if isinstance(error, StoreError):
            queue.waiting(())  # raises where the database is gone: then it is not the job that is wrong
        reason = str(error) if isinstance(error, ParleyError) else f"{type(error).__name__}: {error}"
        return queue.fail(task, reason), f"failed: {reason}"
    return queue.finish(task, result), "done"


def _put_back(task: Task, queue: JobQueue) -> None:
    try:
        queue.release(task)
    except StoreError:
        return  # still away: the lease runs out, and somebody takes it


@contextmanager
def _held(task: Task, queue: JobQueue) -> Iterator[None]:
    """Renew the lease until the block ends; a database that does not answer now may do so the next time."""
    over = threading.Event()

    def beat() -> None:
        while not over.wait(queue.seconds / 4):
            try:
                queue.beat(task)
            except StoreError:
                continue

    thread = threading.Thread(target=beat, daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()
