"""A disk that is full, under the graph with its ledger and under the files of a backfill: a reason, and then all of it.

The disk is a small tmpfs, where one can be mounted.
"""

import os
from pathlib import Path

import pytest

from graph_schema.errors import ParleyError
from graph_schema.model.article import RawArticle
from graph_schema.model.run import FailureState, RunState
from graph_schema.store.connect import open_driver, resolve_server
from graph_schema.store.ledger import Ledger
from graph_schema.store.local_neo4j import stop
from graph_schema.store.migrate import migrate
from ingest.backfill.load import write_graph_files
from ingest.backfill.shard import process_shard
from ingest.extract_all import extract_all
from ingest.extractor import fingerprint_of
from tests.faults.processes import state, wiped
from tests.faults.test_backfill import many, shard
from tests.faults.tiny_disk import filled, tiny_disk
from tests.faults.tiny_news import NEWS, SETTINGS, take
from tests.own_neo4j import settings_in

LARGE = [raw.model_copy(update={"text": raw.text + " " * 200_000}) for raw in NEWS]
"""More than is left on the disk."""


@pytest.mark.skipif(os.environ.get("PARLEY_FAULTS") != "all", reason="takes long: PARLEY_FAULTS=all asks for it")
def test_under_the_graph_and_its_ledger(tmp_path: Path) -> None:
    with tiny_disk(tmp_path / "disk", megabytes=64) as disk:
        settings = settings_in(disk / "home")
        try:
            with open_driver(resolve_server(settings)) as graph:
                migrate(graph)
                take(graph)
                undisturbed = state(graph)
                wiped(graph)
                with filled(disk):
                    report = take(graph, LARGE)
                    assert report.exit_code != 0
                    assert report.stopped or report.outcomes[-1].reason
            stop(settings)
            # As docs/operations.md says: the last record of the transaction log may be torn.
            with open_driver(resolve_server(settings.model_copy(update={"neo4j_repair": True}))) as graph:
                assert take(graph).exit_code == 0
                assert state(graph) == undisturbed
                ledger = Ledger(graph)
                assert RunState.RUNNING not in {run.state for run in ledger.runs()}
                found = ledger.run(ledger.runs()[0].id)
                assert found
                assert [entry.number for entry in found[1]] == list(range(len(found[1]))), "each article once"
                assert ledger.failed(list(FailureState)) == [], "what failed has been written since"
        finally:
            stop(settings)


def test_under_the_files_of_a_backfill(tmp_path: Path) -> None:
    one = shard(tmp_path / "a.jsonl", many(12, "a"))
    expected = process_shard(one, tmp_path / "expected", SETTINGS).claims
    assert expected
    with tiny_disk(tmp_path / "disk", megabytes=2) as disk:
        out = disk / "claims"
        for left in (0, 700):  # at once; in the middle of the file
            with filled(disk, left):
                done = process_shard(one, out, SETTINGS)
                assert done.claims is None
                assert "No space left on device" in (done.error or "")
            assert list(disk.rglob("*.*")) == [], "no half file is taken for one"
        done = process_shard(one, out, SETTINGS)
        assert done.claims
        assert done.claims.read_bytes() == expected.read_bytes()

        made = write_graph_files([expected], fingerprint_of(SETTINGS), tmp_path / "graph").arguments()
        with filled(disk, 4096), pytest.raises(ParleyError, match="No space left on device; make room"):
            write_graph_files([expected], fingerprint_of(SETTINGS), disk / "graph")
        assert write_graph_files([expected], fingerprint_of(SETTINGS), disk / "graph").arguments() == made
        for file in (tmp_path / "graph").glob("*.csv"):
            if file.name != "Change.csv":  # it has the time
                assert (disk / "graph" / file.name).read_bytes() == file.read_bytes()


def test_under_extracted_files(tmp_path: Path) -> None:
    few: list[RawArticle] = [*NEWS[:3]]
    with tiny_disk(tmp_path / "disk", megabytes=1) as disk:
        with filled(disk):
            report = extract_all(few, disk / "out", SETTINGS)
            assert report.exit_code == 2
            assert "No space left on device" in (report.stopped or "")
            assert list((disk / "out").iterdir()) == []
        assert extract_all(few, disk / "out", SETTINGS).exit_code == 0
        assert len(list((disk / "out").iterdir())) == len(few)
