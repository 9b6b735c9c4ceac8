"""Backfill: shards on Dask while a worker is killed, and an import that must end in the graph that ingest makes."""

import datetime as dt
import json
import os
from collections.abc import Callable
from pathlib import Path

import neo4j
import psutil
import pytest

from graph_schema.errors import SettingsError
from graph_schema.model.article import RawArticle
from graph_schema.settings import StoreSettings
from graph_schema.store import local_neo4j
from graph_schema.store.bulk import import_into_local
from graph_schema.store.bulk.offline import check_empty
from graph_schema.store.connect import open_driver, resolve_server
from graph_schema.store.digest import lines
from graph_schema.store.ledger import Ledger
from graph_schema.store.writer import GraphWriter
from ingest.backfill.load import write_graph_files
from ingest.backfill.shard import process_shard
from ingest.extractor import fingerprint_of
from ingest.nlp.pipeline import FALLBACK_MODEL
from ingest.resolve import update
from ingest.settings import IngestSettings
from ingest.sources.open import open_sources
from ingest.worker import ingest_all
from tests.faults.processes import SECONDS, parley, wait_until
from tests.faults.tiny_news import NEWS
from tests.own_neo4j import env_of, settings_in

EXAMPLES = Path(__file__).parents[2] / "examples"
SETTINGS = IngestSettings(spacy_model=FALLBACK_MODEL, batch=1, processes=1)
ODD = RawArticle(
    text='“A, "B"”\x1f\r\n\n\\n Peruvian President Dina Boluarte met Chilean President Gabriel Boric on Monday.',
    published=dt.date(2023, 5, 3),
    title='Talks, "frank"',
    url="https://example.org/odd",
    origin="odd",
)
FOREIGN = RawArticle(
    text="Der Bundeskanzler traf am Montag den Präsidenten von Frankreich in Berlin und sprach über den Haushalt.",
    published=dt.date(2023, 5, 3),
    url="https://example.org/foreign",
    origin="foreign",
)


def shard(path: Path, raws: list[RawArticle], *more: str) -> Path:
    rows = [json.dumps(raw.model_dump(mode="json", exclude={"origin"}, exclude_none=True)) for raw in raws]
    path.write_text("\n".join([*rows, *more]) + "\n", encoding="utf-8")
    return path


def many(number: int, name: str) -> list[RawArticle]:
    return [NEWS[i % len(NEWS)].model_copy(update={"url": f"https://example.org/{name}/{i}"}) for i in range(number)]


def everything(graph: neo4j.Driver) -> list[str]:
    """Each node and relationship of articles, claims and facts with all its properties; the ledger is left out."""
    found = []
    nodes = """MATCH (n:!SchemaVersion&!WriterLock&!IngestRun&!IngestRecord&!Change)
        RETURN labels(n) AS labels, properties(n) AS said"""
    ties = """MATCH (a)-[r:!OF_RUN]->(b)
        RETURN a.id AS a, labels(a) AS labels, type(r) AS t, b.id AS b, properties(r) AS said"""
    for query in (nodes, ties):
        for row in graph.execute_query(query).records:
            told = {**row.data(), "labels": sorted(row["labels"])}
            said = sorted((name, str(value)) for name, value in row["said"].items())
            found.append(repr({**told, "said": said}))
    return sorted(found)


def none_was_started(store: StoreSettings) -> None:
    """The home is not even there: Neo4j is started once, after the import."""
    assert not store.home.exists()


def half_an_import(store: StoreSettings) -> None:
    """What an import that was killed leaves behind, but for the nodes: it is taken away first."""
    if os.environ.get("PARLEY_FAULTS") != "all":
        pytest.skip("takes long: PARLEY_FAULTS=all asks for it")
    with open_driver(resolve_server(store)) as graph:
        graph.execute_query("CREATE (:Half)")
    (store.home / "neo4j" / "importing").touch()


def test_a_worker_of_dask_that_is_killed_costs_nothing(tmp_path: Path) -> None:
    shards = [shard(tmp_path / f"{name}.jsonl", many(40, name)) for name in ("a", "b", "c")]
    shards[1] = shard(shards[1], many(40, "b"), "no JSON")
    env = env_of(settings_in(tmp_path))
    arguments = ["--engine", "dask", "--processes", "2", "--load", "none", "--out", str(tmp_path / "claims")]
    with parley(env, "backfill", *map(str, shards), *arguments) as process:
        wait_until(lambda: any((tmp_path / "claims").glob("*.part")), process)
        part = next((tmp_path / "claims").glob("*.part"))
        worker = psutil.Process(int(part.name.rsplit("-", 1)[1].split(".")[0]))
        assert "MALLOC_TRIM_THRESHOLD_" not in worker.environ()  # which costs a sixth of the speed
        worker.kill()
        said, complaints = process.communicate(timeout=SECONDS)
    assert process.returncode == 1, complaints  # the row that is no JSON
    assert "3 claims files (0 were there), 120 articles, 1 problems" in said
    for one in shards:
        expected = process_shard(one, tmp_path / "expected", SETTINGS)
        assert expected.claims is not None
        assert expected.claims.read_bytes() == (tmp_path / "claims" / expected.claims.name).read_bytes()
    assert len(list((tmp_path / "claims").iterdir())) == 3


@pytest.mark.parametrize("begin", [none_was_started, half_an_import], ids=["new home", "home with half an import"])
def test_an_import_ends_in_the_graph_that_ingest_makes(
    tmp_path: Path, empty_graph: neo4j.Driver, begin: Callable[[StoreSettings], None]
) -> None:
    news = [raw for raw in open_sources([EXAMPLES], None, 10**6) if isinstance(raw, RawArticle)]
    edited = news[0].model_copy(
        update={"text": news[0].text + "\n\nCorrection: a name was wrong.", "url": "https://e.org"}
    )
    first = news[0].model_copy(update={"url": "https://e.org"})
    parts = [[first, *news[1::2], ODD], [*news[2::2], FOREIGN, edited]]
    shards = [shard(tmp_path / f"{number}.jsonl", part) for number, part in enumerate(parts)]
    wanted = IngestSettings(spacy_model=FALLBACK_MODEL, processes=1)
    report = ingest_all(
        open_sources(shards, None, 10**6), GraphWriter(empty_graph, None, update), Ledger(empty_graph), wanted
    )
    assert report.exit_code == 0, report.summary()

    files = [process_shard(one, tmp_path / "claims", wanted).claims for one in shards]
    made = write_graph_files([one for one in files if one], fingerprint_of(wanted), tmp_path / "graph")
    store = settings_in(tmp_path / "home")
    try:
        begin(store)
        with open_driver(import_into_local(store, tmp_path / "graph", made.arguments(), print)) as graph:
            assert lines(graph) == lines(empty_graph)
            assert everything(graph) == everything(empty_graph)
            told = {
                id_
                for row in graph.execute_query("MATCH (c:Change) RETURN c.created AS ids, c.merged AS none").records
                for id_ in [*row["ids"], *row["none"]]
            }
            facts = "MATCH (n:Actor|Place|Topic|Meeting|Position) RETURN collect(n.id) AS ids"
            assert told == set(graph.execute_query(facts).records[0]["ids"])
            again = ingest_all(parts[1], GraphWriter(graph, None, update), Ledger(graph), wanted)
            assert again.summary() == f"{len(parts[1])} unchanged"
            more = NEWS[0]
            for one in (graph, empty_graph):
                ingest_all([more], GraphWriter(one, None, update), Ledger(one), wanted)
            assert lines(graph) == lines(empty_graph)
            assert graph.execute_query("MATCH (c:Change) RETURN max(c.id) AS n").records[0]["n"] > 1
        with pytest.raises(SettingsError, match="not empty"):
            check_empty(store, print)
    finally:
        local_neo4j.stop(store)
