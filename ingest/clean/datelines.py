"""The place, day and agency that stand before the first sentence: ``GENEVA, 3 May (AP) —``."""

from functools import cache
from importlib import resources

import yaml

from graph_schema.model.names import fold
from ingest.authority import NameKind, the_authority
from ingest.clean.rules import Rule, rules

_REACH = 160
_PLACES = (NameKind.STATE, NameKind.CAPITAL, NameKind.PLACE, NameKind.METONYM, NameKind.REGION)


def dateline_length(text: str) -> int:
    """Return how many characters at the start of a paragraph are its dateline; 0 where it has none."""
    head = text[:_REACH]
    for rule in rules("datelines"):
        match = rule.pattern.match(head)
        if match is None or match.end() == 0 or (rule.unless and rule.unless.search(head)):
            continue
        rest = text[match.end() : match.end() + 1]
        if rule.alone == bool(rest) or not (rule.alone or _begins_a_sentence(rest)):
            continue
        if rule.known and not is_place(match["town"]):
            continue
        if not _is_label(rule, match.groupdict().get("town")):
            return match.end()
    return 0


def is_place(name: str) -> bool:
    """Whether the authority data know a place, state or seat of government of this name; case does not count."""
    return fold(name) in _stations() or any(the_authority().named(name, kind) for kind in _PLACES)


def _begins_a_sentence(character: str) -> bool:
    return character.isupper() or character.isdigit() or character in "\"'[($€£"


def _is_label(rule: Rule, town: str | None) -> bool:
    """Whether what looks like a town is the beginning of a sentence: "The Envoy (AP) …"; The Hague is a town."""
    if town is None or rule.known or town.split(" ")[0] not in {"The", "THE", "A", "An", "In", "On", "At"}:
        return False
    return not is_place(town)


@cache
def _stations() -> frozenset[str]:
    text = resources.files("ingest.data.clean").joinpath("stations.yaml").read_text("utf-8")
    return frozenset(fold(name) for name in yaml.safe_load(text))
