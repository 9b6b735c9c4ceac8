"""English is told from other languages."""

from importlib import resources

import pytest
import yaml

from ingest.clean.language import language_of

ROWS = yaml.safe_load(resources.files("ingest.data.clean").joinpath("languages.yaml").read_text("utf-8"))["words"]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["language"])
def test_examples(row: dict[str, str]) -> None:
    assert language_of(row["example"]) == row["language"]
    assert language_of(row["example"].upper()) == row["language"]


def test_words_are_words() -> None:
    """YAML reads an unquoted `no` or `on` as a truth value."""
    assert all(isinstance(row["words"], str) and row["words"] == row["words"].lower() for row in ROWS)
    assert all(isinstance(row["language"], str) for row in ROWS)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Министры двух государств встретились в столице.", "ru"),
        ("التقى وزيرا خارجية البلدين في العاصمة", "ar"),
        ("两国外长在首都举行会谈。", "zh"),
        ("両国の外相は首都で会談した。", "ja"),
        ("양국 장관이 수도에서 만났다.", "ko"),
        ("Οι υπουργοί συναντήθηκαν στην πρωτεύουσα.", "el"),
    ],
)
def test_scripts(text: str, language: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Lavrov, Cavusoglu meet",
        "12 + 13",
        "Trump met Putin in Alaska. " * 50,
        "President Luiz Inácio Lula da Silva received the king of Spain at the Palácio da Alvorada, officials said.",
        "PERU AND CHILE OPENED TALKS IN LIMA ON MONDAY, THE MINISTRY SAID.",
        "The minister said in Russian: «Мы встретимся в Москве», and left the hall with the envoys of the states.",
    ],
)
def test_english(text: str) -> None:
    assert language_of(text) == "en"


def test_no_language() -> None:
    assert language_of("xq zwv " * 40) == "und"
