"""The reference pages say what is there."""

from pathlib import Path

import pytest

from graph_schema.queries import document


def test_the_pages_are_up_to_date() -> None:
    assert document.main(["--check"]) == 0, "run python -m graph_schema.queries.document"


def test_a_page_that_differs_is_noticed_and_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document, "DOCS", tmp_path)
    assert document.main(["--check"]) == 1
    assert document.main([]) == 0
    assert document.main(["--check"]) == 0
    page = tmp_path / "model.md"
    page.write_text(page.read_text(encoding="utf-8").replace("PARTICIPATED_IN", "ATTENDED"), encoding="utf-8")
    assert document.main(["--check"]) == 1
