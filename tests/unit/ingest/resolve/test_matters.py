"""The question at issue: every line of the data with its example, and topics that are no answers."""

import pytest

from graph_schema.model.vocabulary import Side, Stance
from ingest.resolve.matters import matter_of, side_of, the_matters

ANSWERS = [(q, name, answer) for q, answers in the_matters().matters.items() for name, answer in answers.items()]


@pytest.mark.parametrize(("question", "option", "answer"), ANSWERS, ids=lambda part: str(part)[:30])
def test_every_answer_is_found_in_its_example_and_in_each_of_its_words(question, option, answer):
    assert matter_of(answer.example)[:2] == (question, option)
    for words in answer.words:
        assert matter_of(words) == (question, option, None)


@pytest.mark.parametrize(
    ("topic", "matter"),
    [
        ("ceasefire", ("ending a war", "ceasefire", None)),
        ("an immediate, unconditional cease-fire in Gaza", ("ending a war", "ceasefire", "gaza")),
        ("Gaza ceasefire", ("ending a war", "ceasefire", "gaza")),
        ("lasting peace with Israel", ("ending a war", "peace deal", "israel")),
        ("violations of the ceasefire", ("ceasefire violations", None, None)),
        ("ceasefire before peace talks", ("before ceasefire peace talks", None, None)),
        ("peace talks", ("peace talks", None, None)),
        ("security guarantees for Ukraine", ("guarantees security ukraine", None, None)),
        ("the security guarantees for Ukraine", ("guarantees security ukraine", None, None)),
        ("the", ("the", None, None)),
        ("—", ("—", None, None)),
    ],
)
def test_what_a_topic_is_about(topic, matter):
    assert matter_of(topic) == matter


def test_sides():
    assert {stance for stance in Stance if side_of(stance) is Side.AGAINST} == {Stance.OPPOSES, Stance.REJECTS}
    assert side_of(Stance.DEMANDS) is Side.FOR
    assert {stance for stance in Stance if side_of(stance) is None} == {Stance.DENIES, Stance.WARNS, Stance.STATES}
