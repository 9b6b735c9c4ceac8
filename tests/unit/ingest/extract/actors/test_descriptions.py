"""Descriptions, institutions, groups and pronouns: who is meant where no name stands."""

from collections.abc import Callable

import pytest

from ingest.extract.actors import speaker_pronouns
from ingest.extract.cast import Form

LEADERS = (
    "Chilean President Marta Ruiz met Kenyan President Joseph Oduya in Nairobi. "
    "Foreign Minister Ramon Duarte of Chile was there. "
)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("The Chilean president", "Marta Ruiz"),
        ("Chile's president", "Marta Ruiz"),
        ("The Chilean leader", "Marta Ruiz"),
        ("The Chilean head of state", "Marta Ruiz"),
        ("The president of Kenya", "Joseph Oduya"),
        ("Chile's top diplomat", "Ramon Duarte"),
        ("The Chilean foreign minister", "Ramon Duarte"),
        ("The foreign minister", "Ramon Duarte"),
    ],
)
def test_an_office_means_its_holder_in_the_article(read: Callable, words: str, name: str) -> None:
    found = read(f"{LEADERS}{words} spoke of peace.", day="2099-01-01")
    assert found.who(words) == (name,)
    mention = found.mention(words)
    assert mention is not None
    assert mention.form is Form.DESCRIPTION


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("A Chilean foreign ministry spokeswoman said no.", "spokeswoman", "Chile"),
        ("A spokesman for the Chilean foreign ministry said no.", "spokesman", "Chile"),
        ("A foreign ministry spokesman in Lima said no.", "spokesman", "Peru"),
        ("Chilean officials said no.", "officials", "Chile"),
        ("Officials from Chile said no.", "Officials", "Chile"),
        ("The Chilean government said no.", "government", "Chile"),
        ("The government of Chile said no.", "government", "Chile"),
        ("Chile's foreign minister said no.", "minister", "Chile"),
        ("The Kremlin said no.", "Kremlin", "Russia"),
        ("A White House spokesman said no.", "spokesman", "United States"),
        ("The Chilean delegation said no.", "delegation", "Chile"),
        ("A NATO statement said no.", "statement", "NATO"),
        ("EU leaders said no.", "leaders", "European Union"),
        ("Lima said no.", "Lima", "Peru"),
    ],
)
def test_unnamed_speakers_are_the_state_or_organisation(read: Callable, text: str, words: str, name: str) -> None:
    assert read(text, day="2099-01-01").who(words) == (name,)


@pytest.mark.parametrize(
    ("text", "words", "names"),
    [
        (f"{LEADERS}The two leaders agreed.", "leaders", {"Marta Ruiz", "Joseph Oduya"}),
        (f"{LEADERS}The two presidents agreed.", "presidents", {"Marta Ruiz", "Joseph Oduya"}),
        (f"{LEADERS}Both leaders agreed.", "leaders", {"Marta Ruiz", "Joseph Oduya"}),
        ("Chile and Kenya met on Monday. Both sides agreed to talk.", "sides", {"Chile", "Kenya"}),
        ("Chile and Kenya met on Monday. The two countries agreed to talk.", "countries", {"Chile", "Kenya"}),
        ("Chile and Kenya met on Monday. They agreed to talk.", "They", {"Chile", "Kenya"}),
        ("The leaders of Chile and Kenya met.", "leaders", {"Chile", "Kenya"}),
        (f"{LEADERS}The presidents of Chile and Kenya agreed.", "presidents", {"Marta Ruiz", "Joseph Oduya"}),
        ("The Chilean and Kenyan foreign ministers met.", "ministers", {"Chile", "Kenya"}),
        ("The two Koreas agreed.", "Koreas", {"North Korea", "South Korea"}),
        (
            "The five permanent members of the U.N. Security Council agreed.",
            "members",
            {"China", "France", "Russia", "United Kingdom", "United States"},
        ),
    ],
)
def test_groups_are_expanded(read: Callable, text: str, words: str, names: set[str]) -> None:
    assert set(read(text, day="2099-01-01").who(words)) == names


def test_a_list_expands_the_collective_before_it(read: Callable) -> None:
    text = "European leaders will come. They include Marta Ruiz, Joseph Oduya and Ramon Duarte."
    found = read(text, day="2099-01-01")
    mention = found.mention("They")
    assert mention is not None
    assert set(found.who("They")) == {"Marta Ruiz", "Joseph Oduya", "Ramon Duarte"}
    assert found.cast.members[mention.collective].name == "European leaders"


@pytest.mark.parametrize(
    ("text", "pronoun", "name"),
    [
        ("Chilean envoy Paul Reyes met Kenyan envoy Ann Otieno. He said no.", "He", "Paul Reyes"),
        ("Chilean envoy Paul Reyes met Kenyan envoy Ann Otieno. She said no.", "She", "Ann Otieno"),
        ("Chilean envoy Paul Reyes said his country would wait.", "his", "Paul Reyes"),
        ("Chilean envoy Paul Reyes called Kenyan envoy Otto Mbeki to thank him.", "him", "Otto Mbeki"),
        ('"We trust Otto Mbeki," Chilean envoy Paul Reyes said. He then left.', "He", "Paul Reyes"),
    ],
)
def test_pronouns_of_one_person(read: Callable, text: str, pronoun: str, name: str) -> None:
    assert read(text, day="2099-01-01").who(pronoun) == (name,)


def test_nobody_meets_himself(read: Callable) -> None:
    text = "Chilean Foreign Minister Ramon Duarte told the foreign minister that he would wait."
    assert read(text, day="2099-01-01").who("the foreign minister") == ()


def test_i_and_we_belong_to_the_speaker_once_known(read: Callable) -> None:
    found = read('"I hope that we can meet," Chilean envoy Paul Reyes said.', day="2099-01-01")
    key = found.member("Paul Reyes").key
    cast = speaker_pronouns(found.doc, found.cast, [(1, 7, key)])
    assert [m.actors for m in cast.mentions if m.rule == "pronoun.speaker"] == [(key,), ("state:CHL",)]


def test_an_organisation_is_taken_up_by_its_noun(read: Callable) -> None:
    found = read("The Andean Peace Front, a coalition of farmers, agreed. The coalition will send envoys.")
    assert found.who("The coalition") == ("Andean Peace Front",)


def test_an_acronym_belongs_to_the_name_that_it_shortens(read: Callable) -> None:
    found = read("The Andean Peace Council (APC) agreed. The APC will meet again.")
    assert found.who("APC", 1) == ("Andean Peace Council",)
