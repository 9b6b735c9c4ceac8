"""One shard: what its claims file holds, and when it is made anew."""

import gzip
import json
import sys
from pathlib import Path

import pytest
import zstandard

from graph_schema.errors import InputError, SettingsError
from ingest.backfill import claims_file
from ingest.backfill.claims_file import ReadBefore, header_of
from ingest.backfill.engine import Engine
from ingest.backfill.on_dask import run_dask
from ingest.backfill.run import check_shards, make_claims
from ingest.backfill.shard import process_shard
from ingest.nlp.pipeline import FALLBACK_MODEL
from ingest.settings import IngestSettings
from ingest.signals import StopRequest
from ingest.sources import Metadata, SourceProblem

SETTINGS = IngestSettings(spacy_model=FALLBACK_MODEL, processes=2)
TOLD = "Peruvian President Dina Boluarte met Chilean President Gabriel Boric in Lima on Monday."
ROWS = [
    {"text": TOLD, "published": "2023-05-03", "url": "https://example.org/1"},
    {"text": TOLD.replace("Lima", "Cusco"), "published": "2023-05-03", "outlet": "The Example Post"},
    {"text": TOLD},
]


def rows(*more: str) -> bytes:
    return "\n".join([*(json.dumps(row) for row in ROWS), *more]).encode()


def test_rows_without_an_article_are_kept_as_problems(tmp_path: Path) -> None:
    shard = tmp_path / "a.jsonl"
    shard.write_bytes(rows("{"))
    done = process_shard(shard, tmp_path / "out", SETTINGS)
    assert (done.articles, done.problems, done.error) == (2, 2, None)
    assert done.claims is not None
    first, second, *problems = sorted(claims_file.read(done.claims), key=lambda item: item.origin)
    assert isinstance(first, ReadBefore)
    assert first.url == "https://example.org/1"
    assert first.read.claims is not None
    assert len(first.read.claims.meetings) == 1
    assert isinstance(second, ReadBefore)
    assert second.outlet == "The Example Post"
    assert all(isinstance(one, SourceProblem) for one in problems)


def test_a_finished_shard_is_read_again_only_where_something_changed(tmp_path: Path) -> None:
    shard, out = tmp_path / "a.jsonl", tmp_path / "out"
    shard.write_bytes(rows())
    first = process_shard(shard, out, SETTINGS)
    assert first.claims is not None
    assert process_shard(shard, out, SETTINGS).unchanged
    for change in (
        lambda: shard.write_bytes(rows(json.dumps({**ROWS[0], "url": "https://example.org/9"}))),
        lambda: first.claims.write_bytes(first.claims.read_bytes()[:20]),
    ):
        change()
        assert not process_shard(shard, out, SETTINGS).unchanged
        assert process_shard(shard, out, SETTINGS).unchanged
    day = Metadata(published="2023-05-03")
    again = process_shard(shard, out, SETTINGS, day)
    assert (again.unchanged, again.problems) == (False, 0)
    header = header_of(first.claims)
    assert header is not None
    assert not header.is_of(header.model_copy(update={"extractor": "other", "articles": 0, "problems": 0}))


def test_packed_shards_and_one_that_is_cut_off(tmp_path: Path) -> None:
    whole = rows()
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(whole))
    (tmp_path / "b.jsonl.zst").write_bytes(zstandard.compress(whole))
    (tmp_path / "c.jsonl.zst").write_bytes(zstandard.compress(whole)[:-9])
    for name, problems in (("a.jsonl.gz", 1), ("b.jsonl.zst", 1)):
        assert process_shard(tmp_path / name, tmp_path, SETTINGS).problems == problems
    cut = process_shard(tmp_path / "c.jsonl.zst", tmp_path, SETTINGS)
    assert cut.claims is not None
    assert any("damaged" in item.reason for item in claims_file.read(cut.claims) if isinstance(item, SourceProblem))


def test_a_claims_file_that_lost_rows_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.claims.jsonl.zst"
    header = claims_file.Header(shard="a", sha256="0", extractor="x", articles=1)
    path.write_bytes(zstandard.compress(header.model_dump_json().encode() + b"\n"))
    with pytest.raises(InputError, match="lost rows"):
        list(claims_file.read(path))


def test_a_shard_that_is_not_there_stops_no_other(tmp_path: Path) -> None:
    shard = tmp_path / "a.jsonl"
    shard.write_bytes(rows())
    told: list[str] = []
    gone, done = make_claims(
        [tmp_path / "gone.jsonl", shard], tmp_path / "out", SETTINGS, None, Engine.LOCAL, None, StopRequest(),
        lambda one: told.append(one.shard.name),
    )  # fmt: skip
    assert gone.error is not None
    assert "No such file" in gone.error
    assert done.articles == 2
    assert sorted(told) == ["a.jsonl", "gone.jsonl"]


def test_shards_that_can_not_be_told_apart_are_refused() -> None:
    with pytest.raises(SettingsError, match="two shards are called"):
        check_shards([Path("a/x.jsonl"), Path("b/x.jsonl")])
    with pytest.raises(SettingsError, match="no shard"):
        check_shards([Path("a/x.txt")])


def test_without_dask_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(SettingsError, match=r"parley-graph\[dask\]"):
        next(run_dask([tmp_path / "a.jsonl"], tmp_path, SETTINGS, None, StopRequest()))
