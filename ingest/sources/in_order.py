"""What a listing names, each with its page, in order; the pages are fetched some way ahead."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from typing import TypeVar

from ingest.fetch.page import Page
from ingest.sources.source import SourceProblem

LOOK = 32
"""Pages that are fetched before their turn at most: so many are in memory, and are lost to a kill."""

T = TypeVar("T")


def with_pages(
    listed: Iterable[T | SourceProblem], begin: Callable[[T], "Future[Page | None] | None"]
) -> Iterator[tuple[T | SourceProblem, "Future[Page | None] | None"]]:
    """Yield each with its page, as ``begin`` has it fetched (None: it needs none).

    Nothing behind a problem is taken from the listing before the problem was yielded: how far a listing was read is
    remembered when it is asked for more, and problems, other than pages, are nowhere else.
    """
    rest = iter(listed)
    ahead: deque[tuple[T | SourceProblem, Future[Page | None] | None]] = deque()
    more = True
    while more or ahead:
        while more and len(ahead) < LOOK and not (ahead and isinstance(ahead[-1][0], SourceProblem)):
            try:
                one = next(rest)
            except StopIteration:
                more = False
            else:
                ahead.append((one, None if isinstance(one, SourceProblem) else begin(one)))
        if ahead:
            yield ahead.popleft()
