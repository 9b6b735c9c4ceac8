"""How long steps show themselves: a bar where a person watches, plain lines elsewhere, nothing where nobody asked."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock

from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

Report = Callable[[str], None]
"""Takes one line of text for people."""
Advance = Callable[[int], None]
"""Takes the number of bytes that were finished; may be called from several threads."""


def silent(_line: str) -> None:
    """The report of a caller that wants none."""


@contextmanager
def download_progress(title: str, total: int, report: Report) -> Iterator[Advance]:
    """Show a download of ``total`` bytes: a bar on standard error if it is a terminal, else a line per quarter."""
    if report is silent:
        yield lambda _bytes: None
    elif sys.stderr.isatty():
        columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TimeRemainingColumn())
        with Progress(*columns, console=Console(stderr=True)) as bar:
            task = bar.add_task(title, total=total)
            yield lambda count: bar.advance(task, count)
    else:
        report(f"{title} ({total / 1e6:.0f} MB, once)")
        yield _quarters(total, report)


def _quarters(total: int, report: Report) -> Advance:
    guard, done = Lock(), 0

    def advance(count: int) -> None:
        nonlocal done
        with guard:
            before, done = done * 4 // total, done + count
            if done * 4 // total > before:
                report(f"  {done / 1e6:.0f} of {total / 1e6:.0f} MB")

    return advance
