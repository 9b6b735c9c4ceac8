"""Backup and restore as docs/operations.md has it, typed line by line (`make faults-all`: it takes three starts)."""

import os
import shlex
from pathlib import Path

import pytest

from graph_schema.store.connect import open_driver, resolve_server
from graph_schema.store.migrate import migrate
from tests.faults.processes import finished, state, wiped
from tests.faults.tiny_news import NEWS, take
from tests.own_neo4j import env_of, settings_in

PAGE = (Path(__file__).parents[2] / "docs" / "operations.md").read_text(encoding="utf-8")


def steps(number: int) -> list[list[str]]:
    """The commands of the first or second block of the section."""
    blocks = PAGE[PAGE.index("## Backup and restore") :].split("```")
    lines = [line.partition("#")[0] for line in blocks[2 * number - 1].splitlines()[1:]]
    return [shlex.split(line)[1:] for line in lines if line.startswith("parley ")]


@pytest.mark.skipif(os.environ.get("PARLEY_FAULTS") != "all", reason="takes long: PARLEY_FAULTS=all asks for it")
def test_what_was_dumped_comes_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = settings_in(tmp_path / "home")
    env = env_of(settings)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "backup").mkdir()
    try:
        with open_driver(resolve_server(settings)) as graph:
            migrate(graph)
            take(graph, NEWS[:3])
            before = state(graph)
        assert len(steps(1)) == 3
        for words in steps(1):
            finished(env, *words)
        assert (tmp_path / "backup" / "neo4j.dump").stat().st_size > 0
        with open_driver(resolve_server(settings)) as graph:
            wiped(graph)
        assert len(steps(2)) == 4
        for words in steps(2):
            finished(env, *words)
        with open_driver(resolve_server(settings)) as graph:
            assert state(graph) == before
            assert take(graph, NEWS[:3]).summary() == "3 unchanged"
    finally:
        finished(env, "neo4j", "stop")
