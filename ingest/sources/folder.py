"""A folder of text files and JSONL files, with its subfolders."""

from pathlib import Path

from ingest.sources.jsonl import read_jsonl
from ingest.sources.source import Metadata, SourceItems, SourceProblem
from ingest.sources.text_file import MAX_BYTES, read_one

SUFFIXES = (".txt", ".jsonl")


def read_folder(path: Path, given: Metadata | None = None, max_bytes: int = MAX_BYTES) -> SourceItems:
    """Yield what its ``.txt`` and ``.jsonl`` files hold, sorted by path; hidden files and all others are left alone.

    ``given`` counts where neither sidecar nor row tells.
    """
    found = False
    for file in sorted(path.rglob("*")):
        if file.suffix.lower() not in SUFFIXES or any(part.startswith(".") for part in file.relative_to(path).parts):
            continue
        if not file.is_file():
            continue
        found = True
        if file.suffix.lower() == ".jsonl":
            yield from read_jsonl(file, given, max_bytes)
        else:
            yield read_one(file, Metadata(), given or Metadata(), max_bytes)
    if not found:
        yield SourceProblem(str(path), f"holds no file with {' or '.join(SUFFIXES)}")
