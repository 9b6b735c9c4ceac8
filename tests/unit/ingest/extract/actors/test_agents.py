"""Who acts in the text, and for whom: places, background and media don't."""

from collections.abc import Callable

import pytest

from ingest.extract.actors import agents


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Chilean envoy Paul Reyes arrived.", {"Paul Reyes", "Chile"}),
        ("Kenya urged Chad to wait.", {"Kenya", "Chad"}),
        ("The talks with Chad began.", {"Chad"}),
        ("A Kenyan foreign ministry spokesman said no.", {"Kenya"}),
        ("Lima welcomed the deal.", {"Peru"}),
        ("It rained in Kenya.", set()),
        ("Nora Feld laughed.", set()),
        ("He told Reuters that it was late.", set()),
        ("They recalled the murder of former Chilean envoy Paul Reyes.", set()),
        ("Hamas leader Sami Nasr agreed.", {"Sami Nasr"}),
        ("NATO Secretary General Jan Moor agreed.", {"Jan Moor", "NATO"}),
    ],
)
def test_agents(read: Callable, text: str, names: set[str]) -> None:
    found = read(text, day="2099-01-01")
    assert {found.cast.members[key].name for key in agents(found.doc, found.cast)} == names


def test_those_known_to_act_stay(read: Callable) -> None:
    found = read("It rained in Kenya and Chad.")
    assert agents(found.doc, found.cast, ["state:TCD"]) == {"state:TCD"}
