"""Many articles into JSON files, without any database."""

import json
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from graph_schema.errors import ParleyError, SettingsError
from graph_schema.model.article import RawArticle
from ingest.extract.export import to_gold_form
from ingest.readers import read_all
from ingest.report import ArticleOutcome, Observe, RunReport, State
from ingest.settings import IngestSettings
from ingest.signals import stop_on_signals
from ingest.sources import SourceItem

_ROW = re.compile(r"(?P<file>.+)\.(?:jsonl|ndjson)(?:\.gz|\.zst)?:(?P<number>\d+)", re.I)
_CAPTURE = re.compile(r"(?P<file>.+?)\.warc(?:\.gz)?: .+", re.I)


def extract_all(
    items: Iterable[SourceItem], out: Path, settings: IngestSettings, observe: Observe | None = None
) -> RunReport:
    """Write ``NAME.json`` in the form of the annotation guideline for each article; one that fails stops no other.

    NAME is the stem of the file, or ``<stem>-<row>`` in JSONL; of two equal names, as in WARC, the later one gets
    ``-2``. Raises SettingsError if ``out`` can't be made.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SettingsError(f"--out {out}: {error.strerror}") from error
    report = RunReport.begin()
    with stop_on_signals() as stop:
        try:
            for outcome in _outcomes(items, out, settings):
                report.add(outcome)
                if observe:
                    observe(outcome)
                if stop:
                    break
            report.end(stop.signal)
        except ParleyError as error:
            report.end(None, str(error))
    return report


def _outcomes(items: Iterable[SourceItem], out: Path, settings: IngestSettings) -> Iterator[ArticleOutcome]:
    problems: list[ArticleOutcome] = []
    names: dict[str, int] = {}
    for read in read_all(_articles(items, problems), settings):
        if read.article is None or read.claims is None:
            problems.append(ArticleOutcome(read.raw.origin, State.FAILED, reason=read.error))
            continue
        name = _name(read.raw.origin, names)
        exported = to_gold_form(name, read.article, read.claims)
        if read.claims.dropped:
            exported["dropped"] = dict(read.claims.dropped)
        try:
            _write(out / f"{name}.json", exported)
        except OSError as error:
            raise ParleyError(f"{out} can't be written: {error.strerror}; make room and run it again") from error
        yield ArticleOutcome(
            read.raw.origin,
            State.SKIPPED if read.claims.skipped else State.WRITTEN,
            read.article.id,
            read.article.title,
            read.claims.skipped,
            meetings=len(exported["meetings"]),
            positions=len(exported["positions"]),
            dropped=sum(number for _, number in read.claims.dropped),
        )
    yield from problems


def _articles(items: Iterable[SourceItem], problems: list[ArticleOutcome]) -> Iterator[RawArticle]:
    for item in items:
        if isinstance(item, RawArticle):
            yield item
        else:
            problems.append(ArticleOutcome(item.origin, State.FAILED, reason=item.reason))


def _name(origin: str, taken: dict[str, int]) -> str:
    row, capture = _ROW.fullmatch(origin), _CAPTURE.fullmatch(origin)
    if row:
        name = f"{Path(row['file']).name}-{row['number']}"
    else:
        name = Path(capture["file"]).name if capture else Path(origin).stem
    taken[name] = taken.get(name, 0) + 1
    return name if taken[name] == 1 else f"{name}-{taken[name]}"


def _write(path: Path, content: object) -> None:
    """Whole or not at all: who reads the folder meanwhile never sees half a file."""
    part = path.with_suffix(".json.part")
    try:
        part.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)
