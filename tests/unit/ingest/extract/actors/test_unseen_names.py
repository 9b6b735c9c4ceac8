"""Persons with names that no list and no model knows, found by how the text speaks of them."""

from collections.abc import Callable

import pytest

from ingest.nlp.lexicon import entries

DOINGS = next(row for row in entries("names") if row["id"] == "doings")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "President of the Republic of Tajikistan Firdavs Rajabzoda arrived in Bishkek on Monday.",
            "Firdavs Rajabzoda",
        ),
        ("He had talks with Minister of Industry and Trade Doan Thi Hanh in Hanoi on Monday.", "Doan Thi Hanh"),
        ("The minister received Hungarian Ambassador Gergely Bathory-Nagy on Monday.", "Gergely Bathory-Nagy"),
        (DOINGS["positive"][0], "Jarmo Vatalainen"),
        ("Kenya's Nderitu Wachira and Tanzania's Halima Mkumbo stood beside him.", "Halima Mkumbo"),
    ],
)
def test_a_name_nobody_knows(read: Callable, text: str, name: str) -> None:
    assert read(text).who(name) == (name,)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (DOINGS["negative"][0], "Suuri Jokela"),
        ("They were joined by Germany's Nordsee Bank in Bonn.", "Nordsee Bank"),
        ("They sailed on Finland's Great Lake.", "Great Lake"),
    ],
)
def test_what_is_no_person(read: Callable, text: str, name: str) -> None:
    people = [m.name for m in read(text).cast.members.values() if m.kind == "person"]
    assert name not in people


def test_who_represents_a_body_speaks_for_it(read: Callable) -> None:
    found = read("The East African Community was represented by Secretary General Liberat Mfumu in Entebbe.")
    assert found.affiliation("Liberat Mfumu") == "East African Community"


def test_an_ambassador_of_a_state_speaks_for_it(read: Callable) -> None:
    found = read("He was called on by the newly accredited Ambassador of Chile, Paloma Iturriaga Soto.")
    assert found.affiliation("Paloma Iturriaga Soto") == "Chile"
