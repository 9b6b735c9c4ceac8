"""One article in one text file, with what is told about it in ``NAME.json`` beside it."""

from pathlib import Path

from graph_schema.errors import InputError
from graph_schema.model.article import RawArticle
from ingest.sources.decode import decode
from ingest.sources.metadata import read_sidecar
from ingest.sources.source import Metadata, SourceItem, SourceItems, SourceProblem

MAX_BYTES = 5_000_000


def read_text_file(path: Path, given: Metadata | None = None, max_bytes: int = MAX_BYTES) -> SourceItems:
    """Yield the article of a text file, or what is wrong with it. What is ``given`` goes before the sidecar."""
    yield read_one(path, given or Metadata(), Metadata(), max_bytes)


def read_one(path: Path, first: Metadata, last: Metadata, max_bytes: int) -> SourceItem:
    """Return the article; ``first`` is believed before the sidecar, ``last`` where neither tells."""
    try:
        text = decode(path, max_bytes)
        known = first.or_else(read_sidecar(path, max_bytes)).or_else(last)
        return raw_article(text, known, str(path), f'as "published" in {path.with_suffix(".json").name} beside it')
    except InputError as error:
        return SourceProblem(str(path), str(error))


def raw_article(text: str, known: Metadata, origin: str, place: str) -> RawArticle:
    """Return the article; raises InputError if it is empty or has no day of publication (``place``: where it goes)."""
    if not text.strip("\ufeff\0 \t\r\n"):
        raise InputError("is empty")
    if known.published is None:
        raise InputError(f"has no day of publication: give it by --published YYYY-MM-DD, or {place}")
    return RawArticle(
        text=text,
        published=known.published,
        title=known.title,
        outlet=known.outlet,
        url=known.url,
        origin=origin,
    )
