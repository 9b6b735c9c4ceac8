"""One shard: the pure function that every engine runs."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from graph_schema.model.article import RawArticle
from ingest.backfill.claims_file import Header, claims_path, header_of, write
from ingest.extractor import extractor_for, fingerprint_of
from ingest.nlp.pipeline import load_pipeline
from ingest.reading import ReadArticle, read_batch
from ingest.settings import IngestSettings
from ingest.sources import Metadata, SourceItem, SourceProblem
from ingest.sources.jsonl import read_jsonl


@dataclass(frozen=True, slots=True)
class ShardDone:
    """What became of a shard: ``claims`` is its file, None where there is none, and ``error`` says why.

    ``unchanged``: the file was there already.
    """

    shard: Path
    claims: Path | None = None
    articles: int = 0
    problems: int = 0
    unchanged: bool = False
    error: str | None = None


def process_shard(shard: Path, out: Path, settings: IngestSettings, given: Metadata | None = None) -> ShardDone:
    """Read all articles of a shard (JSONL, also ``.gz`` and ``.zst``) and write what they claim into its claims file.

    A function of the shard's bytes and of the extractor: it may run twice, or at once, on any machine that sees both
    folders. A claims file of just these is left alone. Rows that give no claims are kept as problems; where the whole
    shard can't be read or its file can't be written, ``error`` says why. Raises ParleyError where nothing can be read.
    """
    path = claims_path(shard, out)
    try:
        header = Header(
            shard=shard.name,
            sha256=_sha256(shard),
            extractor=fingerprint_of(settings),
            given={} if given is None else given.model_dump(mode="json", exclude_none=True),
        )
        held = header_of(path)
        if held and held.is_of(header):
            return ShardDone(shard, path, held.articles, held.problems, unchanged=True)
        out.mkdir(parents=True, exist_ok=True)
        done = write(path, header, _read(read_jsonl(shard, given, settings.max_article_bytes), settings))
    except OSError as error:
        return ShardDone(shard, error=f"{error.filename or shard}: {error.strerror or error}")
    return ShardDone(shard, path, done.articles, done.problems)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _read(items: Iterable[SourceItem], settings: IngestSettings) -> Iterator[SourceProblem | ReadArticle]:
    nlp, extract = load_pipeline(settings.spacy_model), extractor_for(settings)
    rest = iter(items)
    while few := list(islice(rest, settings.batch)):
        yield from (item for item in few if isinstance(item, SourceProblem))
        yield from read_batch([item for item in few if isinstance(item, RawArticle)], nlp, extract)
