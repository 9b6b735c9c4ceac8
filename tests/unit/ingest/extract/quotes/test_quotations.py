"""Where quotations stand and who says them."""

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_schema.model.article import RawArticle
from ingest.clean import clean_article
from ingest.extract.actors import build_cast
from ingest.extract.quotes import find_quotations, release_of
from ingest.extract.quotes.marks import find_stretches
from ingest.extract.quotes.medium import medium_of
from ingest.extract.quotes.turns import find_turns
from ingest.extract.reading import Reading
from ingest.nlp.pipeline import load_pipeline


def _read(text: str, title: str | None = None, published: str = "2016-03-01") -> Reading:
    raw = RawArticle(text=text, published=dt.date.fromisoformat(published), title=title, origin="test")
    article, clean = clean_article(raw)
    doc = load_pipeline()(clean.text)
    return Reading(article, clean, doc, build_cast(doc, article, clean))


def _spoken(text: str, **more: str) -> list[tuple[str, str]]:
    """(first speaker, words) of each attributed whole-clause quotation."""
    return [
        (q.speakers[0].keys[0].split(":")[-1] if q.speakers else "", q.text.strip())
        for q in find_quotations(_read(text, **more))
        if q.clausal
    ]


@pytest.mark.parametrize(
    "text",
    [
        '"We will not sign this treaty," Angela Merkel said in Berlin.',
        '"We will not sign this treaty," said Angela Merkel in Berlin.',
        'Angela Merkel said: "We will not sign this treaty,"',
        'In Berlin, Angela Merkel told reporters that "we will not sign this treaty,".',
        'According to Angela Merkel, "we will not sign this treaty,".',
        "“We will not sign this treaty,” Angela Merkel said in Berlin.",
    ],
)
def test_the_speaker_is_found_around_the_quotation(text: str) -> None:
    assert {speaker for speaker, _ in _spoken(text)} == {"angela-merkel"}


def test_a_second_quotation_of_the_paragraph_keeps_the_speaker() -> None:
    text = '"The talks were hard," Angela Merkel said. "We shall meet again in May."'
    assert _spoken(text) == [
        ("angela-merkel", "The talks were hard,"),
        ("angela-merkel", "We shall meet again in May."),
    ]


def test_a_quotation_goes_on_in_the_next_paragraph() -> None:
    text = 'Angela Merkel said: "The talks were hard.\n\n"We shall meet again in May."'
    assert [speaker for speaker, _ in _spoken(text)] == ["angela-merkel", "angela-merkel"]


def test_a_fragment_is_no_clause() -> None:
    (quotation,) = find_quotations(_read('Angela Merkel spoke of a "path to peace" on Monday.'))
    assert not quotation.clausal
    assert quotation.text == "path to peace"


def test_single_marks_count_where_no_double_ones_stand() -> None:
    text = "Angela Merkel said: 'We shall not sign the ministers' treaty today.'"
    assert _spoken(text)[0][0] == "angela-merkel"


def test_turns_of_a_transcript() -> None:
    text = (
        "CHANCELLOR MERKEL: We shall not sign this treaty with Poland.\n\nQUESTION: Why?\n\n"
        "CHANCELLOR MERKEL: It is unfair to our farmers."
    )
    found = [q for q in find_quotations(_read(text)) if q.turn]
    assert [q.text for q in found] == ["", ""]
    assert len({q.speakers[0].keys for q in found}) == 1


@pytest.mark.parametrize(
    ("title", "rule", "joint"),
    [
        ("Joint Statement by Norway, Chile and Peru on the Seas", "release.joint", True),
        ("Statement by the Foreign Minister of Norway on Peru", "release.statement", False),
        ("Readout of the Norwegian Prime Minister's Call with Chile", "release.readout", False),
    ],
)
def test_releases_by_their_heading(title: str, rule: str, joint: bool) -> None:
    release = release_of(_read(f"{title}\n\nWe welcome the agreement on the seas.", title=title))
    assert release is not None
    assert (release.rule, release.joint) == (rule, joint)


def test_a_report_is_no_release() -> None:
    assert (
        release_of(_read("Norway welcomes deal\n\nNorway welcomed the agreement.", title="Norway welcomes deal"))
        is None
    )


@pytest.mark.parametrize(
    ("sentence", "medium"),
    [
        ("He told CNN that the talks went well.", "CNN"),
        ("She wrote on X that the talks went well.", "X"),
        ("They said in a joint statement that the talks went well.", "joint statement"),
        ("He posted it on his Truth Social platform.", "Truth Social"),
        ("He said the talks went well.", None),
        ('He said "I saw it on CNN" to his aides.', None),
    ],
)
def test_medium(sentence: str, medium: str | None) -> None:
    assert medium_of(sentence) == medium


@given(st.text(alphabet="ab .,!?\"'“”„«»‘’\n", max_size=200))
@settings(max_examples=150, deadline=None)
def test_any_marks_are_read(text: str) -> None:
    raw = RawArticle(text=text, published=dt.date(2020, 1, 1), origin="test")
    article, clean = clean_article(raw)
    stretches = find_stretches(clean, article.text)
    assert all(0 <= s.start < s.end <= len(clean.text) for s in stretches)
    assert all(a.end <= b.start for a, b in pairwise(stretches))


def test_only_who_answers_has_the_floor_where_the_media_ask_once_each() -> None:
    text = (
        "Regular press conference\n\nHarbour Times: Will Chile join the pact?\n\n"
        "Mei Tan: Norway hopes so.\n\nLima Post: And Peru?\n\nMei Tan: We urge Peru to sign.\n\nThat is all."
    )
    _, clean = clean_article(RawArticle(text=text, published=dt.date(2020, 1, 15), origin="test"))
    said = [clean.text[turn.start : turn.end].strip() for turn in find_turns(clean)]
    assert said == ["Norway hopes so.", "We urge Peru to sign.", "That is all."]
