"""Which extractor read an article: when it changes, the article is read again."""

import hashlib
from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).parent
_READ_BY = ("clean", "nlp", "extract", "authority", "data")
"""What the claims of an article depend on; sources, resolution and the worker are not in it."""
_SUFFIXES = {".py", ".yaml", ".yml", ".csv", ".json", ".jsonl", ".txt"}


@cache
def extractor_fingerprint(model: str) -> str:
    """Return ``<model>:<12 hex>``: the same as long as no rule, no data and not the model's name has changed."""
    digest = hashlib.sha256()
    for folder in _READ_BY:
        for path in sorted((_PACKAGE / folder).rglob("*")):
            if path.suffix in _SUFFIXES:
                digest.update(path.relative_to(_PACKAGE).as_posix().encode() + b"\0")
                digest.update(path.read_bytes() + b"\0")
    return f"{model}:{digest.hexdigest()[:12]}"
