"""What a source would read, without reading its articles: files are counted, listings are fetched."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ingest.fetch.client import Fetcher
from ingest.sources.config import FilesSource, PageSource, SourceConfig
from ingest.sources.configured import listing_of
from ingest.sources.cursor import Cursor
from ingest.sources.folder import files_of
from ingest.sources.memory import Memory
from ingest.sources.source import SourceProblem
from ingest.sources.web import Web

MOST = 50_000
"""Entries of a listing that are looked at."""


@dataclass(frozen=True, slots=True)
class Preview:
    """The files or addresses of a source (the newest last, where it tells), and what is wrong with it."""

    found: tuple[str, ...]
    undated: int
    problems: tuple[SourceProblem, ...]


def preview(source: SourceConfig, fetcher: Fetcher) -> Preview:
    """Return what a first run would read. ``undated``: entries of which only the page can tell the day."""
    if isinstance(source, FilesSource):
        files = tuple(map(str, _files(source.path)))
        missing = SourceProblem(str(source.path), "is no file and no folder, or holds none that is read")
        return Preview(files, 0, () if files else (missing,))
    if isinstance(source, PageSource):
        return Preview(source.urls, len(source.urls), ())
    found: list[str] = []
    problems: list[SourceProblem] = []
    undated = 0
    for item in listing_of(source)(Web(source, fetcher), Memory(Cursor(), source.about)):
        if isinstance(item, SourceProblem):
            problems.append(item)
        else:
            found.append(item.entry.url)
            undated += item.entry.published is None
        if len(found) + len(problems) >= MOST:
            break
    return Preview(tuple(found), undated, tuple(problems))


def _files(path: Path) -> Iterator[Path]:
    if path.is_dir():
        yield from files_of(path)
    elif path.is_file():
        yield path
