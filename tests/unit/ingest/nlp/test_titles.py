"""Words of titles and their plurals."""

import pytest

from graph_schema.errors import InputError
from ingest.nlp import lexicon
from ingest.nlp.titles import classes, heads, honorifics, modifiers, plural_heads


@pytest.mark.parametrize(
    ("word", "kind"),
    [("president", "leader"), ("minister", "minister"), ("spokeswoman", "spokesperson"), ("secretary", "minister")],
)
def test_heads_have_a_class(word: str, kind: str) -> None:
    assert classes()[word] == kind


def test_plurals_are_formed_by_rule_or_given() -> None:
    assert {"presidents", "ministers", "secretaries", "spokesmen", "chiefs", "envoys"} <= plural_heads()


def test_heads_modifiers_and_honorifics_are_apart() -> None:
    assert not heads() & modifiers()
    assert {"foreign", "vice"} <= modifiers()
    assert "mr" in honorifics()


def test_a_list_without_ids_is_refused(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "broken.yaml").write_text("- words: [a]\n", encoding="utf-8")
    monkeypatch.setattr(lexicon, "DATA", tmp_path)
    with pytest.raises(InputError, match=r"broken\.yaml"):
        lexicon.entries("broken")
