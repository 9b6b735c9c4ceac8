"""Which reader a path needs."""

from collections.abc import Iterable
from pathlib import Path

from graph_schema.errors import SettingsError
from ingest.sources.folder import SUFFIXES, read_folder
from ingest.sources.jsonl import read_jsonl
from ingest.sources.source import Metadata, SourceItems, SourceProblem
from ingest.sources.text_file import MAX_BYTES, read_text_file


def open_source(path: Path, given: Metadata | None = None, max_bytes: int = MAX_BYTES) -> SourceItems:
    """Yield what a text file, a folder or a JSONL file holds; a path that is none of them is a problem like others."""
    if path.is_dir():
        return read_folder(path, given, max_bytes)
    if path.suffix.lower() == ".jsonl":
        return read_jsonl(path, given, max_bytes)
    if path.suffix.lower() in (".json", ".yaml", ".html", ".htm", ".pdf", ".gz", ".zst", ".docx"):
        reason = f"{path.suffix} is no source; a source is a text file, a folder of them, or a .jsonl file"
        return iter((SourceProblem(str(path), reason),))
    return read_text_file(path, given, max_bytes)


def open_sources(paths: Iterable[Path], given: Metadata | None = None, max_bytes: int = MAX_BYTES) -> SourceItems:
    """Yield what all the paths hold, one after the other.

    Raises SettingsError at once if ``given`` has a title or URL and there may be more than one article to have it.
    """
    listed = tuple(paths)
    single = len(listed) == 1 and not listed[0].is_dir() and listed[0].suffix.lower() != ".jsonl"
    if given and (given.title or given.url) and not single:
        raise SettingsError("a title and a URL belong to one article: give them with one text file only")
    return (item for path in listed for item in open_source(path, given, max_bytes))


def count_articles(paths: Iterable[Path]) -> int:
    """Return about how many articles the paths hold, for a progress bar: files and rows are counted, not read."""
    return sum(_count(path) for path in paths)


def _count(path: Path) -> int:
    if path.is_dir():
        return sum(_count(file) for file in path.rglob("*") if file.suffix.lower() in SUFFIXES and file.is_file())
    if path.suffix.lower() != ".jsonl":
        return 1
    try:
        with path.open("rb") as file:
            return sum(part.count(b"\n") for part in iter(lambda: file.read(1 << 20), b""))
    except OSError:
        return 1
