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


def open_sources(paths: Iterable[Path], given: Metadata | None = None, max_bytes: int = MAX_BYTES) -> SourceItems:
    """Yield what all the paths hold, one after the other.

    Raises SettingsError at once if ``given`` has a title or URL and there may be more than one article to have it.
    """
    listed = tuple(paths)
    single = len(listed) == 1 and not listed[0].is_dir() and suffix_of(listed[0]) not in (*JSONL, *WARC)
    if given and (given.title or given.url) and not single:
        raise SettingsError("a title and a URL belong to one article: give them with one file only")
    return (item for path in listed for item in open_source(path, given, max_bytes))


def count_articles(paths: Iterable[Path]) -> int:
    """Return about how many articles the paths hold, for a progress bar: files and rows are counted, not read."""
    return sum(_count(path) for path in paths)


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
