"""The reference pages say what is there."""

import shlex
from pathlib import Path

import pytest
import yaml

from app.commands import parameters
from graph_schema.queries import catalog, document
from graph_schema.queries.catalog import Kind, Query


def test_the_pages_are_up_to_date() -> None:
    assert document.main(["--check"]) == 0, "run python -m graph_schema.queries.document"


@pytest.mark.parametrize("query", catalog.all(Kind.READ), ids=lambda query: query.name)
def test_a_command_asks_for_what_its_header_shows(query: Query) -> None:
    page = (document.DOCS / "queries.md").read_text(encoding="utf-8")
    (line,) = (one for one in page.splitlines() if f"{one} ".startswith(f"parley query {query.name} "))
    values = parameters.fitting(query, parameters.split(shlex.split(line)[3:]))
    for name, sample in query.params.items():
        if sample.startswith("["):
            assert values[name] == yaml.safe_load(sample)


def test_a_page_that_differs_is_noticed_and_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document, "DOCS", tmp_path)
    assert document.main(["--check"]) == 1
    assert document.main([]) == 0
    assert document.main(["--check"]) == 0
    page = tmp_path / "model.md"
    page.write_text(page.read_text(encoding="utf-8").replace("PARTICIPATED_IN", "ATTENDED"), encoding="utf-8")
    assert document.main(["--check"]) == 1
