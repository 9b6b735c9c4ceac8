"""A folder of files of every kind, with its subfolders."""

from collections.abc import Iterator
from pathlib import Path

from ingest.sources.document_file import KINDS, read_document
from ingest.sources.jsonl import read_jsonl
from ingest.sources.packed import SUFFIXES as PACKED
from ingest.sources.source import Metadata, SourceItems, SourceProblem
from ingest.sources.text_file import MAX_BYTES, read_one
from ingest.sources.warc import read_warc

JSONL = (".jsonl", ".ndjson")
WARC = (".warc",)
SUFFIXES = (".txt", *KINDS, *JSONL, *WARC)


def suffix_of(path: Path) -> str:
    """Return what tells a file's kind: the end of its name, before ``.gz`` or ``.zst``; in lower case."""
    suffix = path.suffix.lower()
    inner = path.with_suffix("").suffix.lower()
    return inner if suffix in PACKED and inner in (*JSONL, *WARC) else suffix


def read_folder(path: Path, given: Metadata | None = None, max_bytes: int = MAX_BYTES) -> SourceItems:
    """Yield what its files hold, sorted by path; hidden files and files of other kinds are left alone.

    ``given`` counts where neither sidecar, row nor page tells.
    """
    found = False
    for file in files_of(path):
        found = True
        suffix = suffix_of(file)
        if suffix in JSONL:
            yield from read_jsonl(file, given, max_bytes)
        elif suffix in WARC:
            yield from read_warc(file, given, max_bytes)
        elif suffix in KINDS:
            yield read_document(file, Metadata(), given or Metadata(), max_bytes)
        else:
            yield read_one(file, Metadata(), given or Metadata(), max_bytes)
    if not found:
        yield SourceProblem(str(path), f"holds no file with {', '.join(SUFFIXES)}")


def files_of(path: Path) -> Iterator[Path]:
    """Yield the files of a folder that are read, sorted by path."""
    for file in sorted(path.rglob("*")):
        hidden = any(part.startswith(".") for part in file.relative_to(path).parts)
        if suffix_of(file) in SUFFIXES and not hidden and file.is_file():
            yield file
