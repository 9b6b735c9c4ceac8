"""Persons: names, short names, offices, affiliations, namesakes, names nobody knows."""

from collections.abc import Callable

import pytest

from graph_schema.model.vocabulary import ActorKind
from ingest.extract.cast import Form

AFFILIATIONS = [
    ("Chilean Foreign Minister Ramon Duarte arrived.", "Ramon Duarte", "Chile", "Foreign Minister"),
    ("Chile's foreign minister, Ramon Duarte, arrived.", "Ramon Duarte", "Chile", "foreign minister"),
    ("Ramon Duarte, the foreign minister of Chile, arrived.", "Ramon Duarte", "Chile", "foreign minister"),
    ("Ramon Duarte, Chile's foreign minister, arrived.", "Ramon Duarte", "Chile", "foreign minister"),
    ("Foreign Minister Ramon Duarte of Chile arrived.", "Ramon Duarte", "Chile", "Foreign Minister"),
    ("The foreign minister of Chile, Ramon Duarte, arrived.", "Ramon Duarte", "Chile", "foreign minister"),
    ("UN special envoy Lars Holm flew to Lima.", "Lars Holm", "United Nations", "special envoy"),
    ("Lars Holm, who heads the United Nations mission, agreed.", "Lars Holm", "United Nations", None),
    ("Kenya's ambassador to Peru, Joy Otieno, agreed.", "Joy Otieno", "Kenya", "ambassador to Peru"),
    ("NATO Secretary-General Jan Moor warned of war.", "Jan Moor", "NATO", "Secretary-General"),
    ("Senator Ruth Gale objected to the deal.", "Ruth Gale", "United States", "Senator"),
    ("Hamas negotiator Sami Nasr left Cairo.", "Sami Nasr", "Hamas", "negotiator"),
]


@pytest.mark.parametrize(("text", "name", "principal", "title"), AFFILIATIONS)
def test_affiliation_and_office_of_a_person_nobody_knows(
    read: Callable, text: str, name: str, principal: str, title: str | None
) -> None:
    found = read(text)
    assert found.who(name) == (name,)
    assert found.affiliation(name) == principal
    assert found.member(name).role == title
    assert not found.member(name).known


def test_the_words_of_a_title_are_no_mention_of_the_state(read: Callable) -> None:
    assert read("Chilean Foreign Minister Ramon Duarte arrived.").names == {"Ramon Duarte"}


def test_a_leaders_office_makes_a_leader(read: Callable) -> None:
    found = read("Chilean President Marta Ruiz met opposition leader Ivo Prat.", day="2099-01-01")
    assert found.member("Marta Ruiz").leader
    assert not found.member("Ivo Prat").leader


def test_an_owner_lends_his_state(read: Callable) -> None:
    found = read("Chilean President Marta Ruiz sent word. Ruiz's Chad envoy Omar Vidal left.", day="2099-01-01")
    assert found.affiliation("Omar Vidal") == "Chile"
    assert found.member("Omar Vidal").role == "Chad envoy"
    assert found.who("Ruiz's"[:4], 1) == ("Marta Ruiz",)


def test_known_persons_have_the_office_of_the_day(read: Callable) -> None:
    found = read("George W. Bush met Tony Blair.", day="2004-11-12")
    assert found.member("George W. Bush").role == "President"
    assert found.affiliation("Tony Blair") == "United Kingdom"
    assert found.member("Tony Blair").known
    assert found.member("Tony Blair").leader


@pytest.mark.parametrize(("day", "name"), [("1990-06-01", "George H. W. Bush"), ("2004-06-01", "George W. Bush")])
def test_a_surname_with_a_title_means_the_holder_of_the_day(read: Callable, day: str, name: str) -> None:
    found = read("President Bush flew to Ottawa.", day=day)
    assert found.names == {name}


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Prime Minister Olaf de Wit spoke. De Wit agreed.", "De Wit", "Olaf de Wit"),
        ("Minister Sara von der Heide spoke. Von der Heide agreed.", "Von der Heide", "Sara von der Heide"),
        ("Crown Prince Karim bin Daoud spoke. Bin Daoud agreed.", "Bin Daoud", "Karim bin Daoud"),
        ("President Yusuf al-Tarik spoke. Al-Tarik agreed.", "Al-Tarik", "Yusuf al-Tarik"),
        ("Envoy Nils Berg-Holm spoke. Mr. Berg-Holm agreed.", "Mr. Berg-Holm", "Nils Berg-Holm"),
        ("Vice Minister Choe Min-ho spoke. Choe agreed.", "Choe agreed"[:4], "Choe Min-ho"),
    ],
)
def test_particles_hyphens_and_family_names_in_front(read: Callable, text: str, words: str, name: str) -> None:
    nth = text.count(words) - 1
    assert read(text).who(words, nth) == (name,)


def test_a_family_name_first_is_found_in_either_order(read: Callable) -> None:
    found = read("Japanese Prime Minister Kishida Fumio left for Seoul.", day="2023-05-06")
    assert found.names == {"Fumio Kishida"}


def test_spouses_and_namesakes_are_kept_apart(read: Callable) -> None:
    text = "President Paul Ruiz and his wife, Ana Ruiz, arrived. Mrs. Ruiz smiled. President Ruiz spoke."
    found = read(text)
    assert found.who("Mrs. Ruiz") == ("Ana Ruiz",)
    assert found.who("President Ruiz") == ("Paul Ruiz",)


def test_a_misspelt_holder_is_recognised_by_his_office(read: Callable) -> None:
    found = read("U.S. Secretary of State Antony Blinkin called.", day="2023-05-10")
    assert found.member("Antony Blinken").known


@pytest.mark.parametrize(
    "text",
    [
        'The envoy agreed, analyst Nora Feld said. "It is late," Feld added.',
        "Nora Feld, a professor of history, said the plan would fail.",
        "The journalist Nora Feld asked for an answer.",
    ],
)
def test_outsiders_are_no_actors(read: Callable, text: str) -> None:
    assert "Nora Feld" not in read(text).names


def test_a_country_told_by_the_context(read: Callable) -> None:
    found = read("Paraguay will leave the pact. Foreign Minister Ramon Duarte told reporters so.", day="2099-01-01")
    assert found.affiliation("Ramon Duarte") == "Paraguay"


def test_a_government_speaks_of_its_own_officials_without_the_country(read: Callable) -> None:
    found = read("National Security Adviser Tom Falk spoke with Peru's ambassador.", outlet="White House")
    assert found.affiliation("Tom Falk") == "United States"


def test_a_counterpart_has_the_same_office(read: Callable) -> None:
    found = read("Chilean Foreign Minister Ramon Duarte met his Kenyan counterpart, Joy Otieno.", day="2099-01-01")
    assert found.affiliation("Joy Otieno") == "Kenya"
    assert found.member("Joy Otieno").role == "Foreign Minister"
    assert found.names == {"Ramon Duarte", "Joy Otieno"}


def test_named_after_being_described(read: Callable) -> None:
    found = read("The Peruvian envoy has asked for time. Jorge Salas made the appeal on Monday.")
    assert found.affiliation("Jorge Salas") == "Peru"
    assert found.who("The Peruvian envoy") == ("Jorge Salas",)


def test_short_names_are_surnames_of_persons(read: Callable) -> None:
    found = read("Chilean President Marta Ruiz spoke. Ruiz agreed.")
    mention = found.mention("Ruiz agreed"[:4], 1)
    assert mention is not None
    assert mention.form is Form.SURNAME
    assert all(m.kind is ActorKind.PERSON for m in found.cast.members.values() if m.name == "Marta Ruiz")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Dutch ministers Ben Aalders (Defence) and Jan Bos (Trade) left.",
            {"Ben Aalders": "Netherlands", "Jan Bos": "Netherlands"},
        ),
        (
            "The Chilean and Kenyan foreign ministers, Ramon Duarte and Joy Otieno, signed.",
            {"Ramon Duarte": "Chile", "Joy Otieno": "Kenya"},
        ),
        (
            "The envoys are Ramon Duarte (Chile) and Joy Otieno (Kenya).",
            {"Ramon Duarte": "Chile", "Joy Otieno": "Kenya"},
        ),
        ("The envoys: Ramon Duarte, Chile; Joy Otieno, Kenya.", {"Ramon Duarte": "Chile", "Joy Otieno": "Kenya"}),
        ("Kenya: Joy Otieno, deputy minister.", {"Joy Otieno": "Kenya"}),
        (
            "The Chilean team has two members: Ramon Duarte and Paul Reyes.",
            {"Ramon Duarte": "Chile", "Paul Reyes": "Chile"},
        ),
        ("Joy Otieno – Kenya's ambassador – agreed.", {"Joy Otieno": "Kenya"}),
        (
            "Chilean Prime Minister Ivo Prat and Foreign Minister Ramon Duarte left Kenya.",
            {"Ivo Prat": "Chile", "Ramon Duarte": "Chile"},
        ),
        (
            "Ana Lopes, Peru's envoy, Ramon Duarte of Chile and others came.",
            {"Ana Lopes": "Peru", "Ramon Duarte": "Chile"},
        ),
    ],
)
def test_affiliations_in_lists(read: Callable, text: str, expected: dict[str, str]) -> None:
    found = read(text, day="2099-01-01")
    assert {name: found.affiliation(name) for name in expected} == expected


def test_a_name_is_the_common_one_unless_the_text_only_spells_it_otherwise(read: Callable) -> None:
    assert "Joe Biden" in read("President Joseph R. Biden, Jr. left.", day="2022-05-05").names
    assert "Volodymyr Zelensky" in read("President Volodymyr Zelensky left.", day="2022-05-05").names


def test_given_names_take_persons_up_where_that_is_the_custom(read: Callable) -> None:
    found = read("Foreign Minister Retno Marsudi of Indonesia spoke. Minister Retno agreed.", day="2021-05-05")
    assert found.who("Minister Retno", 1) == ("Retno Marsudi",)
