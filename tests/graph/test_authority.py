"""Authority lists on the real graph: who is who follows from articles and lists, whichever came first."""

import json
import subprocess
import sys

import pytest

from graph_schema.errors import InputError
from graph_schema.model.memory import Telling
from graph_schema.store.authority import AuthorityLists, ListSize, ListWritten
from graph_schema.store.digest import lines as digest_lines
from graph_schema.store.writer import GraphWriter
from ingest.authority_lists.importing import import_list, remove_list
from ingest.resolve import revise, update
from ingest.resolve.naming import keys_of
from tests.graph.test_order import expected
from tests.stories import Story
from tests.unit.ingest.authority_lists.files import FTM, WIKIDATA, dump, lines


@pytest.fixture
def writer(graph):
    return GraphWriter(graph, None, update)


@pytest.fixture
def lists(graph):
    return AuthorityLists(graph, None, revise, keys_of)


SILVA = "A. M. Silva Prado"


def stories():
    yield Story("2025-03-04", "a").actor("Ana Prado").meeting("e1", "Ana Prado", "Kenya", date="2025-03-03")
    yield (
        Story("2025-03-05", "b")
        .actor("A. M. Silva Prado", of="Brazil")
        .position("A. M. Silva Prado", "demands", "quotas")
    )
    yield (
        Story("2025-03-06", "c")
        .actor("Prado", of="Brazil", office="Foreign Minister")
        .position("Prado", "rejects", "it")
    )
    yield Story("2025-03-06", "d").actor("Prado").meeting("e1", "Prado", "Egypt", date="2025-03-02")
    yield (
        Story("2025-03-07", "e")
        .actor("Council of Sea Fisheries", "organization")
        .actor("Kenji Mori", of="Council of Sea Fisheries", office="Head")
        .position("Kenji Mori", "warns", "quotas", target="Council of Sea Fisheries")
    )
    yield Story("2025-03-07", "f").actor("Sea Fisheries Council", "organization")
    yield Story("2025-03-08", "g").actor("Ana Prado", of="Kenya").position("Ana Prado", "rejects", "quotas")


ARTICLES = [story.build() for story in stories()]


def written(path, content):
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def actors(graph):
    found, _, _ = graph.execute_query(
        "MATCH (a:Actor)<-[s:SUPPORTS]-(:ActorClaim) WHERE NOT a:State "
        "RETURN a.id AS id, collect(DISTINCT s.reason) AS why"
    )
    return {row["id"]: row["why"] for row in found}


def test_before_between_and_after_the_articles(graph, writer, lists, tmp_path):
    file = written(tmp_path / "ftm.json", lines(FTM))
    digests = set()
    for place in (0, 3, len(ARTICLES)):
        graph.execute_query("MATCH (n) WHERE NOT n:SchemaVersion DETACH DELETE n")
        for i, article in enumerate([*ARTICLES, None]):
            if i == place:
                report = import_list(file, "known", lists)
                assert (report.written.created, report.wrong, report.left_out) == (3, 0, 1)
            if article:
                writer.write(*article)
        digests.add(writer.digest())
    assert len(digests) == 1
    found = actors(graph)
    assert sorted(found) == [
        "organization:sea-fisheries-council-" + found_hash(found),
        "person:ana-prado",
        "person:ana-prado-q770001",
        "person:kenji-mori",
        next(id_ for id_ in found if id_.startswith("person:prado-")),
    ]
    assert sorted(found["person:ana-prado-q770001"]) == [
        "same name, both of BRA: Wikidata id Q770001",
        "same name: Wikidata id Q770001",
        "surname, and Foreign Minister of BRA then: Wikidata id Q770001",
    ]


def found_hash(found):
    return next(id_.rpartition("-")[2] for id_ in found if id_.startswith("organization:"))


def test_twice_is_once_and_taken_out_is_as_if_never_there(graph, writer, lists, tmp_path):
    for article in ARTICLES:
        writer.write(*article)
    without = digest_lines(graph)
    file = written(tmp_path / "ftm.json", lines(FTM))
    first = import_list(file, "known", lists).written
    assert first.facts_written > 0
    held = digest_lines(graph)
    assert held != without
    count = "MATCH (c:Change) RETURN count(c) AS n"
    changes = graph.execute_query(count).records[0]["n"]
    again = import_list(file, "known", lists).written
    assert again == ListWritten(unchanged=3)
    assert (digest_lines(graph), graph.execute_query(count).records[0]["n"]) == (held, changes)
    assert lists.lists() == [ListSize("known", people=1, organizations=2)]
    assert remove_list("known", lists).removed == 3
    assert digest_lines(graph) == without
    left = "MATCH (n:ListedActor|NameKey) RETURN count(n) AS n"
    assert graph.execute_query(left).records[0]["n"] == 0


def test_a_new_edition_of_a_list(graph, writer, lists, tmp_path):
    for article in ARTICLES:
        writer.write(*article)
    import_list(written(tmp_path / "one.json", lines(FTM)), "known", lists)
    other = [row for row in FTM if row["id"] != "NK-2"]
    other[1] = {**other[1], "properties": {**other[1]["properties"], "citizenship": ["ke"]}}
    file = written(tmp_path / "two.json", lines(other))
    kept = import_list(file, "known", lists).written
    assert (kept.created, kept.changed, kept.unchanged, kept.removed) == (0, 1, 1, 0)
    replaced = import_list(file, "known", lists, replace=True).written
    assert (replaced.changed, replaced.unchanged, replaced.removed) == (0, 2, 1)
    after = digest_lines(graph)
    remove_list("known", lists)
    import_list(file, "known", lists)
    assert digest_lines(graph) == after


def test_two_lists_that_agree_by_wikidata_id(graph, writer, lists, tmp_path):
    for article in ARTICLES:
        writer.write(*article)
    import_list(written(tmp_path / "ftm.json", lines(FTM)), "known", lists)
    people = {id_ for id_ in actors(graph) if id_.startswith("person:")}
    import_list(written(tmp_path / "wd.json", dump(WIKIDATA)), "other", lists)
    assert {id_ for id_ in actors(graph) if id_.startswith("person:")} == people
    remove_list("known", lists)
    assert {id_ for id_ in actors(graph) if id_.startswith("person:")} == people


def test_without_lists_the_graph_is_what_resolution_makes_of_the_articles(graph, writer, lists, tmp_path):
    import_list(written(tmp_path / "wd.json", dump(WIKIDATA)), "other", lists)
    for article in ARTICLES:
        writer.write(*article)
    remove_list("other", lists)
    assert digest_lines(graph) == expected([Telling(*article) for article in ARTICLES])


def test_more_entries_than_one_transaction_takes(graph, lists, tmp_path):
    rows = [
        {"id": f"NK-{i}", "schema": "Person", "properties": {"name": [f"Ana Prado{'abcdefghij'[i % 10]} {i}"]}}
        for i in range(450)
    ]
    report = import_list(written(tmp_path / "many.json", lines(rows)), "many", lists)
    assert report.written.created == 450
    assert (
        import_list(written(tmp_path / "many.json", lines(rows[:1])), "many", lists, replace=True).written.removed
        == 449
    )


def test_a_file_of_something_else(lists, tmp_path):
    with pytest.raises(InputError, match=r"holds nothing to import \(line 1: neither a FollowTheMoney entity"):
        import_list(written(tmp_path / "x.json", json.dumps({"a": 1})), "x", lists)
    with pytest.raises(InputError, match=r"1 rows, none a person or an organisation"):
        import_list(written(tmp_path / "x.json", lines(FTM[-1:])), "x", lists)


def parley(env, *arguments):
    command = [sys.executable, "-m", "app.cli", "authority", *arguments]
    return subprocess.run(command, env=env, capture_output=True, text=True, timeout=120, check=False)


def test_the_commands(graph, store_env, tmp_path):
    rows = lines(FTM).splitlines(keepends=True)
    file = written(tmp_path / "peps.ftm.json", "".join([*rows[:2], '{"id": \n', *rows[2:]]))
    done = parley(store_env, "import", str(file))
    assert done.returncode == 1
    assert "peps.ftm.json: line 3: this is no JSON: Expecting value at character 7" in done.stderr
    assert done.stdout == (
        "peps: entries: 3 created, 0 changed, 0 unchanged, 0 removed; facts: 0 written, 0 removed; "
        "1 rows of other kinds, 1 wrong\n"
    )
    assert "peps" in parley(store_env, "list").stdout
    assert parley(store_env, "remove", "peps").stdout.startswith(
        "peps: entries: 0 created, 0 changed, 0 unchanged, 3 rem"
    )
    missing = parley(store_env, "remove", "peps")
    assert (missing.returncode, "there is no list peps" in missing.stderr) == (1, True)
    assert parley(store_env, "import", str(file), "--name", "a b").returncode == 2
    assert parley(store_env, "import", str(tmp_path / "gone.json")).returncode == 1
