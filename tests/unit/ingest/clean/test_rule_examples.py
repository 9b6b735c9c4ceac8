"""Every rule of ingest/data/clean does what its own examples say, and does not what its counter-examples say."""

from importlib import resources

import pytest
import yaml

from ingest.clean.datelines import dateline_length
from ingest.clean.furniture import furniture, trim
from ingest.clean.rules import REACH, Rule, agencies, agencies_in, compiled, rules

WHOLE = [(file, rule) for file in ("boilerplate", "bylines", "releases") for rule in rules(file)]


def unmarked(example: str) -> str:
    return example.replace("⟦", "").replace("⟧", "")


def marked(example: str) -> tuple[int, int]:
    start = example.index("⟦")
    return start, example.index("⟧") - 1


def named(pairs: list[tuple[str, Rule]]) -> list[object]:
    return [pytest.param(rule, id=f"{file}:{rule.id}") for file, rule in pairs]


@pytest.mark.parametrize("rule", named(WHOLE))
def test_whole_paragraph_rules(rule: Rule) -> None:
    assert rule.positive
    assert rule.negative
    for text in rule.positive:
        assert rule.pattern.fullmatch(text), text
        assert not rule.refuses(text), text
        found = furniture(text, header=True)
        assert found is not None, text
    for text in rule.negative:
        assert not rule.pattern.fullmatch(text) or rule.refuses(text), text
        assert furniture(text, header=True) is None, f"{text!r} is left out by {furniture(text, header=True)}"


@pytest.mark.parametrize("rule", named([("credits", rule) for rule in rules("credits")]))
def test_credits(rule: Rule) -> None:
    for example in rule.positive:
        text, (start, end) = unmarked(example), marked(example)
        match = rule.pattern.search(text)
        assert match, text
        assert (match.start(), match.end()) == (start, end), f"{text!r}: cuts {match.group()!r}"
        trimmed = trim(text)
        assert trimmed.end == len(text[:start].rstrip()), f"{text!r}: keeps {text[: trimmed.end]!r}"
        assert trimmed.caption is (rule.caption or rule.in_caption), text
    for text in rule.negative:
        assert trim(text).end == len(text), f"{text!r}: cuts {text[trim(text).end :]!r}"


@pytest.mark.parametrize("rule", named([("captions", rule) for rule in rules("captions")]))
def test_captions(rule: Rule) -> None:
    for example in rule.positive:
        text = unmarked(example)
        assert rule.pattern.search(text), text
        assert not rule.refuses(text), text
        trimmed = trim(text)
        assert trimmed.caption, text
        assert trimmed.start == (marked(example)[1] if "⟦" in example else 0), text
    for text in rule.negative:
        assert not trim(text).caption, text


@pytest.mark.parametrize("rule", named([("datelines", rule) for rule in rules("datelines")]))
def test_datelines(rule: Rule) -> None:
    for example in rule.positive:
        text = unmarked(example)
        assert rule.pattern.match(text), text
        assert dateline_length(text) == marked(example)[1], f"{text!r}: {text[: dateline_length(text)]!r}"
    for text in rule.negative:
        assert dateline_length(text) == 0, f"{text!r}: {text[: dateline_length(text)]!r}"


@pytest.mark.parametrize("rule", named([("headlines", rule) for rule in rules("headlines")]))
def test_headline_labels(rule: Rule) -> None:
    for example in rule.positive:
        match = rule.pattern.match(unmarked(example))
        assert match, example
        assert match.end() == marked(example)[1], example
    for text in rule.negative:
        assert not rule.pattern.match(text), text


FILES = ("boilerplate", "bylines", "releases", "credits", "captions", "datelines", "headlines")


def test_rule_ids_are_unique() -> None:
    ids = [rule.id for file in FILES for rule in rules(file)]
    assert len(ids) == len(set(ids))


def test_every_form_of_an_agency_is_found_and_no_form_is_listed_twice() -> None:
    rows = yaml.safe_load(resources.files("ingest.data.clean").joinpath("agencies.yaml").read_text("utf-8"))
    forms = [form for row in rows for form in row["forms"]]
    assert len(forms) == len(set(forms)) == len(agencies())
    for form in forms:
        assert agencies_in(f"From {form}, with thanks") == (agencies()[form],)
    assert agencies_in("APPEAL to the MAPMAKERS") == ()


def test_a_pattern_with_an_unknown_piece_is_an_error() -> None:
    with pytest.raises(KeyError):
        compiled("<<no_such_piece>>")


def test_a_long_paragraph_is_never_furniture() -> None:
    assert furniture("cookie policy " * REACH, header=True) is None


ATOMS = ("Aa ", "AA ", "A. ", "1 ", "12 May ", "AP/", "Aa, ", "Aa-", "- ", "share ", "by Aa ", "de ")


@pytest.mark.parametrize("file", FILES)
def test_no_pattern_tries_without_end(file: str) -> None:
    """A pattern that tries every way to cut a text in pieces would run into the time limit of all tests."""
    for rule in rules(file):
        for one in ATOMS:
            for other in ATOMS:
                rule.pattern.search(((one + other) * 100)[:255] + "\x01")
