"""Whatever the text: extraction raises nothing, its claims stand where they say, and a bad file stops no other."""

import datetime as dt
import json
import random
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language
from typer.testing import CliRunner

from app.cli import cli
from graph_schema.model.article import Article, RawArticle
from graph_schema.model.claim import ArticleClaims
from ingest.nlp.pipeline import FALLBACK_MODEL, load_pipeline
from ingest.reading import read_article

EXAMPLES = Path(__file__).parents[2] / "examples"
PUBLISHED = dt.date(2025, 8, 18)
MEGABYTE = 1_000_000
MEETING = "President Marta Ruiz of Chile met Kenya's Joseph Oduya in Lima on Monday. "
STATEMENT = '"We support the talks," Foreign Minister Sergei Lavrov said. '

SHORT = {
    "NUL": MEETING + "\0" + STATEMENT + "\0\0",
    "lone surrogates": MEETING + "\ud800 " + STATEMENT + "\udfff\udc00",
    "half a character in a name": "President Mar\ud83dta Ruiz met Jos\udc00eph Oduya in Lima.",
    "right-to-left marks": "\u202e" + MEETING + "\u200f\u2067" + STATEMENT + "\u2069\u202c",
    "zero-width marks": "\u200b".join(MEETING) + "\ufeff" + "\u200d".join(STATEMENT),
    "unbalanced quotes": '"' + MEETING + "“" + STATEMENT + "»«„'" + MEETING + '""" ”',
    "all capitals": (MEETING + STATEMENT).upper() * 3,
    "capitals that grow in lower case": ("İSTANBUL TALKS: " + MEETING + "STRASSE ẞ ŉ ǰ").upper(),
    "no punctuation": (MEETING + STATEMENT).replace(".", "").replace(",", "").replace('"', "") * 20,
    "mixed line ends": MEETING + "\r\n\r" + STATEMENT + "\n\r\n\u2028\u2029\x0b\x0c\x85" + MEETING,
    "only marks": "\u200b\u200e\u202e\ufeff\u2060",
    "emoji and flags": "🇨🇱 " + MEETING + "👩‍👩‍👧‍👦🏽🇰🇪 " + STATEMENT,
    "combining marks": MEETING + "e" + "\u0301" * 400 + " " + STATEMENT,
    "full width": "Ｐｒｅｓｉｄｅｎｔ Ｒｕｉｚ met Kenya's Joseph Oduya in Lima. " + MEETING,
    "one letter": "a",
    "only punctuation": "..,,;;!?()[]--\u2014" * 30,
    "nesting": "(" * 400 + MEETING + ")" * 400,
    "spaced nesting": "( [ " * 300 + MEETING + "] ) " * 300,
    "clauses in clauses": "Lavrov said that " + "Macron said that " * 300 + "they met in Lima.",
    "owners of owners": "Chile's " * 400 + "president met Kenya's leader in Lima.",
    "a list of names": "Macron met " + ", ".join(f"Marta{chr(97 + i % 26)} Ruiz" for i in range(600)) + " in Lima.",
    "conjunctions": "and or but " * 800,
    "private use and unassigned": "\ue000\U000f0000\uffff\U0010ffff " + MEETING,
}

LONG = {
    "one line of many sentences": MEETING * 400,
    "a word of a megabyte": "a" * MEGABYTE,
    "a megabyte of hyphens": "-" * MEGABYTE + " " + MEETING,
    "a megabyte of line ends": "\n" * MEGABYTE + MEETING,
    "a megabyte of blanks": " " * MEGABYTE + MEETING,
    "thousands of quotes": '" ' * 5_000 + MEETING + "“" * 400,
    "thousands of brackets": "( ) [ ] " * 1_000 + MEETING,
    "thousands of short words": "a I " * 2_000,
    "long words": ("x" * 499 + " ") * 400 + MEETING,
    "one name again and again": "Putin " * 6_000,
    "quotes after quotes": STATEMENT * 300,
    "roll calls": "The leaders met in Rome. They include Emmanuel Macron and Olaf Scholz. They all met. " * 120,
}

OTHER_LANGUAGES = {
    "fr": "Le président a rencontré son homologue à Genève, et ils ont parlé de la paix dans la région.",
    "de": "Der Präsident hat sich mit dem Kanzler in Berlin getroffen, und sie haben über die Lage geredet.",
    "ru": "Президент встретился с министром в Москве, они говорили о мире и о границе между двумя странами.",
    "ar": "التقى الرئيس وزير الخارجية في القاهرة وتحدثا عن السلام في المنطقة وعن الحدود بين البلدين.",
    "zh": "总统在北京会见了外交部长，双方就地区和平问题以及两国边界交换了意见。",
}


def read(text: str, nlp: Language) -> tuple[Article, ArticleClaims]:
    """Extract the text and check what holds for every article."""
    article, claims = read_article(RawArticle(text=text, published=PUBLISHED, origin="hostile.txt"), nlp)
    found = (*claims.actors, *claims.offices, *claims.meetings, *claims.positions)
    for claim in found:
        assert article.text[claim.start : claim.end] == claim.sentence
        assert claim.sentence.strip()
        assert 0 < claim.confidence < 1
    json.dumps(claims.model_dump(mode="json"), ensure_ascii=False).encode()
    return article, claims


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load_pipeline(FALLBACK_MODEL)


@pytest.mark.parametrize("name", SHORT)
def test_odd_texts(nlp: Language, name: str) -> None:
    read(SHORT[name], nlp)


@pytest.mark.parametrize("name", LONG)
def test_long_texts(nlp: Language, name: str) -> None:
    read(LONG[name], nlp)


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\0"])
def test_nothing_is_taken_from_nothing(nlp: Language, text: str) -> None:
    _, claims = read(text, nlp)
    assert [*claims.actors, *claims.meetings, *claims.positions] == []


@pytest.mark.parametrize("language", OTHER_LANGUAGES)
def test_other_languages_are_named_and_left_alone(nlp: Language, language: str) -> None:
    article, claims = read(OTHER_LANGUAGES[language], nlp)
    assert article.language == language
    assert claims.skipped == f"not English ({language})"
    assert [*claims.actors, *claims.offices, *claims.meetings, *claims.positions] == []


def test_marks_that_nobody_sees_hide_no_meeting(nlp: Language) -> None:
    _, plain = read(MEETING, nlp)
    _, marked = read("\u200e" + MEETING.replace(" ", "\u200b \u200f"), nlp)
    assert plain.meetings
    assert [claim.kind for claim in marked.meetings] == [claim.kind for claim in plain.meetings]


def test_a_paragraph_in_capitals_in_a_text_of_several_parts(nlp: Language) -> None:
    paragraphs = [f"{MEETING}This was item {i}." for i in range(350)]
    paragraphs.insert(200, (MEETING + STATEMENT).upper())
    _, claims = read("\n\n".join(paragraphs), nlp)
    assert claims.meetings


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(st.text(st.characters(exclude_categories=()), max_size=200))
def test_any_characters(text: str) -> None:
    read(text, load_pipeline(FALLBACK_MODEL))


@cache
def sentences() -> tuple[str, ...]:
    """Lines of the examples, short enough that many can be tried."""
    lines = [line for path in sorted(EXAMPLES.glob("*.txt")) for line in path.read_text("utf-8").split("\n")]
    return tuple(line for line in lines if line.strip())


def mutated(line: str, change: str, chance: random.Random) -> str:
    """Return the line with some of its words changed in the way named."""
    words = line.split(" ")
    i = chance.randrange(len(words))
    match change:
        case "delete":
            del words[i]
        case "double":
            words.insert(i, words[i])
        case "shuffle":
            chance.shuffle(words)
        case "shout":
            words[i] = words[i].upper()
        case "whisper":
            words[i] = words[i].lower()
        case "glue":
            words[i : i + 2] = ["".join(words[i : i + 2])]
        case "mark":
            words.insert(
                i, chance.choice(['"', "“", "”", "'", "(", ")", "—", ";", ":", "...", "-", "\u200b", "\n\n", "'s"])
            )
    return " ".join(words)


CHANGES = ("delete", "double", "shuffle", "shout", "whisper", "glue", "mark")


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(
    st.lists(st.sampled_from(sentences()), min_size=1, max_size=3),
    st.lists(st.sampled_from(CHANGES), min_size=1, max_size=12),
    st.integers(0, 10_000),
)
def test_examples_torn_apart(lines: list[str], changes: list[str], seed: int) -> None:
    chance = random.Random(seed)
    text = "\n\n".join(lines)
    for change in changes:
        text = mutated(text, change, chance)
    read(text, load_pipeline(FALLBACK_MODEL))


def test_a_folder_of_good_and_bad_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARLEY_MAX_ARTICLE_BYTES", "100000")
    news, out = tmp_path / "news", tmp_path / "out"
    news.mkdir()
    for name, content in {
        "a_good": MEETING.encode(),
        "b_empty": b"",
        "c_no_unicode": b"caf\xe9 \xff\xfe met",
        "d_large": b"Lavrov met Kerry. " * 6_000,
        "e_french": OTHER_LANGUAGES["fr"].encode(),
        "f_nul": SHORT["NUL"].encode(),
        "g_good": (MEETING + STATEMENT).encode(),
    }.items():
        (news / f"{name}.txt").write_bytes(content)
    arguments = ["extract", str(news), "--out", str(out), "--published", "2025-08-18", "--model", FALLBACK_MODEL]
    result = CliRunner().invoke(cli, arguments)
    assert result.exit_code == 1, result.output
    written = {path.stem: json.loads(path.read_text("utf-8")) for path in out.glob("*.json")}
    assert set(written) == {"a_good", "e_french", "f_nul", "g_good"}
    assert written["a_good"]["meetings"]
    assert written["g_good"]["meetings"]
    assert written["e_french"]["skipped"] == "not English (fr)"
    assert "3 failed" in result.output
    assert not list(out.glob("*.part"))


def test_fifty_megabytes_are_refused_by_the_limit_as_it_stands(tmp_path: Path) -> None:
    large = tmp_path / "large.txt"
    with large.open("wb") as file:
        for _ in range(50):
            file.write(b"Lavrov met Kerry. " * (MEGABYTE // 18))
    out = tmp_path / "out"
    result = CliRunner().invoke(cli, ["extract", str(large), "--out", str(out), "--published", "2025-08-18"])
    assert result.exit_code == 2
    assert "1 failed" in result.output
    assert "PARLEY_MAX_ARTICLE_BYTES" in result.output
    assert not list(out.glob("*.json"))
