"""Which extractor read an article: when it changes, the article is read again."""

import hashlib
from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).parent
_READ_BY = ("clean", "nlp", "extract", "authority", "data")
"""What the claims of an article depend on; sources, resolution and the worker are not in it."""
_CHECKED_BY = ("language_model",)
_SUFFIXES = {".py", ".yaml", ".yml", ".csv", ".json", ".jsonl", ".txt"}


def extractor_fingerprint(model: str, language_model: str | None = None) -> str:
    """Return ``<model>:<12 hex>``: the same as long as no rule, no data and not the model's name has changed.

    Where a language model is asked too, ``+<language_model>:<12 hex>`` follows, with the hash of what checks it.
    """
    rules = f"{model}:{_digest(_READ_BY)}"
    return f"{rules}+{language_model}:{_digest(_CHECKED_BY)}" if language_model else rules


@cache
def _digest(folders: tuple[str, ...]) -> str:
    digest = hashlib.sha256()
    for folder in folders:
        for path in sorted((_PACKAGE / folder).rglob("*")):
            if path.suffix in _SUFFIXES:
                digest.update(path.relative_to(_PACKAGE).as_posix().encode() + b"\0")
                digest.update(path.read_bytes() + b"\0")
    return digest.hexdigest()[:12]
