"""Who holds what: the constructions that news English uses."""

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., Any]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # speech and stance verbs
        ("Norway said Chile must reopen the port.", {("NOR", "demands")}),
        ("Norway said it would not recognise the vote in Chile.", {("NOR", "rejects")}),
        ("Norway said it was ready to mediate between Chile and Peru.", {("NOR", "offers")}),
        ("Norway made clear that Chile should join the pact.", {("NOR", "calls_for")}),
        ("Norway does not support Chile's plan.", {("NOR", "opposes")}),
        ("Chile's plan was criticised by Norway.", {("NOR", "opposes")}),
        ("Norway and Peru condemned Chile's drills.", {("NOR", "opposes"), ("PER", "opposes")}),
        # light verbs and nouns
        ("Norway gave its backing to Chile's bid.", {("NOR", "supports")}),
        ("Norway's rejection of the Chilean offer was expected.", {("NOR", "rejects")}),
        ("Chile's plan drew sharp criticism from Norway.", {("NOR", "opposes")}),
        # two stances in one sentence
        ("Norway welcomed the truce and urged Chile to withdraw.", {("NOR", "supports"), ("NOR", "calls_for")}),
        # one speaker reports another
        ("Norway said that Chile had rejected the offer.", {("NOR", "states"), ("CHL", "rejects")}),
        ("Norway urged Chile to accept the offer.", {("NOR", "calls_for")}),
        # no position
        ("Norway and Chile discussed trade.", set()),
        ("Norway declined to comment on Chile's plan.", set()),
        ("Norway could reject the Chilean plan.", set()),
        ("Analysts in Norway said Chile must reopen the port.", set()),
        ("Reporters in Norway accused Chile of lying.", set()),
    ],
)
def test_constructions(text: str, expected: set[tuple[str, str]], told: Read) -> None:
    assert told(text) == expected


def test_the_addressee_is_the_target(positions: Read) -> None:
    (claim,) = positions("Norway urged Chile to reopen the port.")
    assert claim.target == "state:CHL"


def test_the_owner_of_the_plan_is_the_target(positions: Read) -> None:
    (claim,) = positions("Norway rejected the Chilean proposal.")
    assert claim.target == "state:CHL"


def test_a_known_topic_is_named_by_the_vocabulary(positions: Read) -> None:
    (claim,) = positions("Norway called for an immediate cessation of hostilities in Sudan.")
    assert claim.topic == "ceasefire"


def test_a_new_topic_is_a_short_phrase(positions: Read) -> None:
    (claim,) = positions("Norway welcomed the Chilean seed library.")
    assert claim.topic == "Chilean seed library"


@pytest.mark.parametrize(
    "text",
    [
        "Norway beat Chile 3-1 in the World Cup semifinal after two late goals by the striker. "
        "Norway coach Ola Berg said his team must defend better in the final. Chile's goalkeeper praised the fans.",
        "The company said quarterly profit rose on strong sales in Norway and Chile. "
        "The chief executive said investors should expect a higher dividend and welcomed the merger with a rival firm.",
        "The film by the Norwegian director won the award at the festival in Chile. "
        "The actress thanked the audience and said the novel must be read. The singer praised the band's album.",
    ],
)
def test_texts_without_diplomacy_yield_nothing(text: str, positions: Read) -> None:
    assert positions(text) == ()


def test_every_span_holds_in_the_raw_text(positions: Read) -> None:
    text = (
        "OSLO —\n\n“We welcome Chile’s offer,” Norwegian Prime Minister Jonas Gahr Støre said.  "
        "“Chile must act.\xa0It is time.”\n\nPeru rejected the “so-called” plan of Norway."
    )
    found = positions(text, "2023-05-02")
    assert found
    assert all(text[claim.start : claim.end] == claim.sentence for claim in found)
    assert all(claim.quote is None or claim.quote in text for claim in found)


def test_nothing_depends_on_the_second_reading(positions: Read) -> None:
    text = "Norway urged Chile to reopen the port. Peru rejected the Chilean plan."
    assert positions(text) == positions(text)
