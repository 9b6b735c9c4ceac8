"""Who was there, told in later sentences: hosts, mediators, deputies, those kept out and those who speak."""

from typing import Any

import pytest

LEAD = (
    "ABUJA, June 10 (Reuters) - Leaders of the Economic Community of West African States (ECOWAS) "
    "held a summit in Abuja on Saturday. "
)
TALKS = "Chad and Niger held peace talks in Accra on Saturday. "


def roles(meetings: Any, text: str) -> dict[str, set[str]]:
    seen = meetings(text)
    found: dict[str, set[str]] = {}
    for view in seen.views:
        for role, names in seen.roles(view).items():
            found.setdefault(role, set()).update(names)
    return found


@pytest.mark.parametrize(
    ("text", "role", "name"),
    [
        (LEAD + "Ghanaian President Nana Akufo-Addo urged patience.", "attendee", "Nana Akufo-Addo"),
        (LEAD + "Guinea was not represented.", "absent", "Guinea"),
        (LEAD + "Mali was excluded from it.", "excluded", "Mali"),
        (TALKS + "Togolese President Faure Gnassingbe, who mediated, praised both.", "mediator", "Faure Gnassingbe"),
        (TALKS + "Togolese President Faure Gnassingbe mediated the talks.", "mediator", "Faure Gnassingbe"),
        (
            "Polish Prime Minister Mateusz Morawiecki arrived in Lisbon on Friday "
            "at the invitation of Portuguese Prime Minister Antonio Costa.",
            "host",
            "Antonio Costa",
        ),
        (TALKS + "Kenya and Oman act as guarantors.", "mediator", "Kenya"),
        (TALKS + "Observers from Kenya and Gabon are also in the building.", "attendee", "Gabon"),
        (LEAD + "Mali was not asked to come.", "excluded", "Mali"),
        (LEAD + "Guinea was not invited at all, to the anger of many.", "excluded", "Guinea"),
        (
            "Polish Prime Minister Mateusz Morawiecki visited Lisbon on Friday. "
            "At a joint news conference with Portuguese Prime Minister Antonio Costa, Morawiecki spoke of gas.",
            "host",
            "Antonio Costa",
        ),
        (
            "US Secretary of State John Kerry met on the margins of the Manila Forum on Friday "
            "with Chilean Foreign Minister Heraldo Munoz.",
            "attendee",
            "Heraldo Munoz",
        ),
        (
            "At the invitation of Pravind Jugnauth, Prime Minister of Mauritius, Narendra Modi, Prime Minister of "
            "India, paid an official visit to Port Louis on Friday.",
            "host",
            "Pravind Jugnauth",
        ),
        (
            "Chad and Niger held talks in Accra on Friday. A second round in Lome in July was called off by Chad.",
            "attendee",
            "Niger",
        ),
        (TALKS + "Ghana hosts the first phase.", "host", "Ghana"),
        (TALKS + "Mali is not part of the talks.", "excluded", "Mali"),
        (
            "Peruvian President Dina Boluarte met Chilean President Gabriel Boric in Lima on Friday "
            "in the presence of Brazilian Foreign Minister Mauro Vieira.",
            "attendee",
            "Mauro Vieira",
        ),
        ("Chad and Niger signed a truce in Accra on Friday in the presence of Omani mediators.", "mediator", "Oman"),
        (
            "King Abdullah II of Jordan received in Amman on Sunday US Secretary of State John Kerry.",
            "attendee",
            "John Kerry",
        ),
        (
            "At the invitation of Prime Minister Pravind Jugnauth, the Prime Minister of India, Shri Narendra Modi, "
            "will be visiting Mauritius on 12 July.",
            "attendee",
            "Narendra Modi",
        ),
        (
            "Polish President Andrzej Duda received his colleagues from Latvia and Estonia in Warsaw on Monday.",
            "attendee",
            "Latvia",
        ),
    ],
)
def test_who_was_there(meetings: Any, text: str, role: str, name: str) -> None:
    assert name in roles(meetings, text).get(role, set()), roles(meetings, text)


def test_who_speaks_elsewhere_was_not_there(meetings: Any) -> None:
    text = LEAD + "In Paris, Beninese President Patrice Talon spoke of hope."
    assert "Patrice Talon" not in roles(meetings, text).get("attendee", set())


def test_a_spokeswoman_tells_of_the_talks_and_is_not_in_them(meetings: Any) -> None:
    seen = meetings(
        "Chilean President Michelle Bachelet will pay a visit to the Russian capital of Moscow from June 15-16 for"
        " talks with Russian Foreign Minister Sergey Lavrov, the Russian Foreign Ministry's spokeswoman, Maria"
        " Zakharova, confirmed."
    )
    there = {name for view in seen.views for names in seen.roles(view).values() for name in names}
    assert "Michelle Bachelet" in there
    assert "Maria Zakharova" not in there
