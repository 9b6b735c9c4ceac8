"""Which reader a path needs."""

from collections.abc import Iterable
from pathlib import Path

from graph_schema.errors import InputError, SettingsError
from ingest.sources.document_file import KINDS, read_document
from ingest.sources.folder import JSONL, WARC, files_of, read_folder, suffix_of
from ingest.sources.jsonl import read_jsonl
from ingest.sources.packed import SUFFIXES as PACKED
from ingest.sources.packed import opened
from ingest.sources.source import Metadata, SourceItems, SourceProblem
from ingest.sources.text_file import MAX_BYTES, read_text_file
from ingest.sources.warc import read_warc

_NO_SOURCE = (".json", ".yaml", ".docx", ".doc", ".csv", ".tsv", *PACKED)
_HINTS = {".csv": "; a list of addresses is a source of its own in sources.toml", ".docx": "; save it as PDF or text"}

Place = Path | str
"""A file or folder, or a web address (a ``str``)."""


def open_source(path: Path, given: Metadata | None = None, max_bytes: int = MAX_BYTES) -> SourceItems:
    """Yield what a file or folder holds, by the end of its name; a path of no known kind is a problem like others."""
    suffix = suffix_of(path)
    if path.is_dir():
        return read_folder(path, given, max_bytes)
    if suffix in JSONL:
        return read_jsonl(path, given, max_bytes)
    if suffix in WARC:
        return read_warc(path, given, max_bytes)
    if suffix in KINDS:
        return iter((read_document(path, given or Metadata(), Metadata(), max_bytes),))
    if suffix in _NO_SOURCE:
        reason = f"{suffix} is no source; a source is a folder, or a .txt, .html, .pdf, .jsonl or .warc file"
        return iter((SourceProblem(str(path), reason + _HINTS.get(suffix, "")),))
    return read_text_file(path, given, max_bytes)


def open_sources(places: Iterable[Place], given: Metadata | None = None, max_bytes: int = MAX_BYTES) -> SourceItems:
    """Yield what all the paths and web addresses hold, one after the other.

    Raises SettingsError at once if ``given`` has a title or URL and there may be more than one article to have it.
    """
    listed = tuple(places)
    if given and (given.title or given.url) and not (len(listed) == 1 and _is_single(listed[0])):
        raise SettingsError("a title and a URL belong to one article: give them with one file only")
    return (item for place in listed for item in _open(place, given, max_bytes))


def is_address(place: str) -> bool:
    """Whether an argument is a web address, and no path."""
    return place.lower().startswith(("http://", "https://"))


def count_articles(places: Iterable[Place]) -> int:
    """Return about how many articles there are, for a progress bar: files and rows are counted, not read."""
    return sum(_count(place) if isinstance(place, Path) else 1 for place in places)


def _open(place: Place, given: Metadata | None, max_bytes: int) -> SourceItems:
    if isinstance(place, Path):
        yield from open_source(place, given, max_bytes)
        return
    from ingest.fetch.client import Fetcher  # only who reads from the web waits for it
    from ingest.fetch.settings import FetchSettings
    from ingest.sources.address import read_address

    with Fetcher(FetchSettings()) as fetcher:
        yield read_address(place, given or Metadata(), fetcher, max_bytes)


def _is_single(place: Place) -> bool:
    return not isinstance(place, Path) or not (place.is_dir() or suffix_of(place) in (*JSONL, *WARC))


def _count(path: Path) -> int:
    if path.is_dir():
        return sum(_count(file) for file in files_of(path))
    if suffix_of(path) not in JSONL:
        return 1
    try:
        with opened(path) as file:
            return sum(part.count(b"\n") for part in iter(lambda: file.read(1 << 20), b""))
    except (OSError, InputError):
        return 1
