"""The claims file of a shard: JSONL packed by zstd; the first row says what it was made from.

It is there whole or not at all, and holds nothing of who made it, where or when: the same shard read by the same
extractor gives the same rows.
"""

import json
import os
import shutil
import socket
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import zstandard
from pydantic import Field, PrivateAttr, ValidationError

from graph_schema.errors import InputError
from graph_schema.model.article import Article, RawArticle
from graph_schema.model.base import Value
from graph_schema.model.claim import ArticleClaims
from ingest.reading import ReadArticle
from ingest.sources import SourceItem, SourceProblem
from ingest.sources.packed import opened

FORMAT = 1
_PACKED = 3


class Header(Value):
    """What a claims file was made from, and what is in it.

    ``given`` are the facts that counted where a row told none. ``problems`` are rows that gave no claims; of ``again``
    of them the cause may pass: the shard is read again by the next backfill.
    """

    format: int = FORMAT
    shard: str
    sha256: str
    extractor: str
    given: Mapping[str, str] = Field(default_factory=dict)
    articles: int = 0
    problems: int = 0
    again: int = 0

    def is_of(self, other: "Header") -> bool:
        """Whether nothing else would come out for ``other``, whose counts are not known yet."""
        known = self.model_copy(update={"shard": other.shard, "articles": 0, "problems": 0})
        return known == other


class ReadBefore(RawArticle):
    """An article that is not to be read any more: ``read`` is what came of it."""

    _read: ReadArticle | None = PrivateAttr(None)

    @property
    def read(self) -> ReadArticle:
        """What came of it."""
        return self._read or ReadArticle(self, error="can't be read: the claims file has nothing of it")


def claims_path(shard: Path, out: Path) -> Path:
    """Return where the claims of a shard are kept."""
    return out / f"{shard.name}.claims.jsonl.zst"


def header_of(path: Path) -> Header | None:
    """Return the header of a claims file; None where there is none that could be used."""
    try:
        with opened(path) as file:
            return Header.model_validate_json(file.readline())
    except (OSError, InputError, ValidationError):
        return None


def write(path: Path, header: Header, rows: Iterable[SourceProblem | ReadArticle]) -> Header:
    """Write the file in one step; return its header with the counts. Raises OSError where it can't be written."""
    mark = f"{socket.gethostname()}-{os.getpid()}"
    body, whole = (path.with_name(f"{path.name}.{mark}.{end}") for end in ("part", "whole.part"))
    try:
        with body.open("wb") as new, zstandard.ZstdCompressor(_PACKED).stream_writer(new, closefd=False) as file:
            header = _write_rows(header, rows, file.write)
        with whole.open("wb") as packed, body.open("rb") as raw:
            packed.write(zstandard.compress(header.model_dump_json().encode() + b"\n", _PACKED))
            shutil.copyfileobj(raw, packed, 1 << 20)
            packed.flush()
            os.fsync(packed.fileno())
        os.replace(whole, path)
    finally:
        for part in (body, whole):
            part.unlink(missing_ok=True)
    return header


def read(path: Path) -> Iterator[SourceItem]:
    """Yield what the file has, articles as ``ReadBefore``. Raises InputError where it is not whole, or not one."""
    with opened(path) as file:
        head = file.readline()
        try:
            header = Header.model_validate_json(head)
        except ValidationError as error:
            raise InputError(f"{path} is no claims file: make it anew with `parley backfill`") from error
        rows = 0
        for line in file:
            rows += 1
            yield _item(json.loads(line))
    if rows != header.articles + header.problems:
        raise InputError(f"{path} has lost rows: remove it and run `parley backfill` again")


def _write_rows(header: Header, rows: Iterable[SourceProblem | ReadArticle], put: Callable[[bytes], object]) -> Header:
    articles = problems = again = 0
    for row in rows:
        if isinstance(row, ReadArticle) and row.claims is not None:
            articles += 1
        else:
            problems += 1
            again += row.again
        put(json.dumps(_row(row), ensure_ascii=False).encode("utf-8", "replace") + b"\n")
    return header.model_copy(update={"articles": articles, "problems": problems, "again": again})


def _row(row: SourceProblem | ReadArticle) -> dict[str, Any]:
    if isinstance(row, SourceProblem):
        return {"origin": row.origin, "problem": row.reason, "again": row.again}
    if row.article is None or row.claims is None:
        return {"raw": row.raw.model_dump(mode="json"), "problem": row.error, "again": row.again}
    told = row.raw.model_dump(mode="json", include={"title", "outlet", "url", "origin"})
    claims = row.claims.model_dump(mode="json")
    return {**told, "article": row.article.model_dump(mode="json", exclude_none=True), "claims": claims}


def _item(row: dict[str, Any]) -> SourceItem:
    if "article" in row:
        article = Article.model_validate(row["article"])
        raw = ReadBefore(
            text=article.text,
            published=article.published_at,
            **{name: row[name] for name in ("title", "outlet", "url", "origin")},
        )
        raw._read = ReadArticle(raw, article, ArticleClaims.model_validate(row["claims"]))
        return raw
    if "raw" in row:
        raw = ReadBefore.model_validate(row["raw"])
        raw._read = ReadArticle(raw, error=row["problem"], again=row["again"])
        return raw
    return SourceProblem(row["origin"], row["problem"], row["again"])
