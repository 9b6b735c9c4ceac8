"""Comparing written offices: may "the top diplomat" mean the person called "Secretary of State"?"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from ingest.authority.entries import OfficeRole
from ingest.nlp.lexicon import entries, words
from ingest.nlp.titles import classes


@dataclass(frozen=True, slots=True)
class Role:
    """A written title taken apart: ``deputy foreign minister`` -> minister, {foreign}, {deputy}."""

    head: str
    portfolio: frozenset[str]
    ranks: frozenset[str]

    @property
    def kind(self) -> str:
        """The class of the head in ``titles.yaml``; a prime minister counts as a leader."""
        if self.head == "minister" and "prime" in self.portfolio:
            return "leader"
        return classes().get(self.head, "office")


@cache
def _pairs(entry: str) -> dict[str, str]:
    return dict(next(row for row in entries("roles") if row["id"] == entry)["pairs"])


@lru_cache(maxsize=4096)
def role(title: str) -> Role | None:
    """Read a title (without the country); None where it has no office head."""
    text = re.sub(r"[^a-z\- ]", "", title.lower().replace("secretary-general", "secretary general"))
    text = " ".join(_pairs("same").get(word, word) for word in text.split())  # one word may become two
    for phrase in sorted(_pairs("phrases"), key=len, reverse=True):
        text = re.sub(rf"\b{re.escape(phrase)}\b", _pairs("phrases")[phrase], text)
    parts = [part for word in text.split() for part in word.split("-")]
    stop = next((i for i, word in enumerate(parts) if word in ("of", "for", "to", "on") and i), len(parts))
    heads = [word for word in parts[:stop] if word in classes() and word not in words("roles", "ranks")]
    if not heads and "deputy" in parts:
        heads = ["deputy"]
    if not heads:
        return None
    worldly = [word for word in heads if word not in words("roles", "dignities")]
    head = (worldly or heads)[-1]
    if head == "general" and "secretary" in heads:
        head = "secretary"
    portfolio = frozenset(word for word in parts if word in words("roles", "portfolios") and word != head)
    return Role(head, portfolio, frozenset(word for word in parts if word in words("roles", "ranks")))


def fit(described: Role, held: Role) -> float:
    """Say how well a description fits an office that is held: 0 not at all, 1 by its class, 2 loosely, 3 exactly."""
    if described.ranks != held.ranks:
        return (
            1.0
            if described.head in words("roles", "representative") and not described.ranks and _generic(described, held)
            else 0.0
        )
    if described.head == held.head:
        if described.portfolio == held.portfolio:
            return 3.0
        if ("prime" in described.portfolio) != ("prime" in held.portfolio):
            return 0.0
        if described.portfolio <= held.portfolio:
            return 2.0
        return 1.5 if not held.portfolio else 0.0
    return 1.0 if _generic(described, held) else 0.0


def _generic(described: Role, held: Role) -> bool:
    for row in entries("roles"):
        if "pairs" not in row and described.head in row["words"] and ("of" in row or "heads" in row):
            if held.kind in row.get("of", ()) or held.head in row.get("heads", ()):
                return True
            if held.head in row["words"]:
                return True
    return False


_BY_TITLE = (
    ("prime minister", (OfficeRole.HEAD_OF_GOVERNMENT,)),
    ("foreign minister", (OfficeRole.FOREIGN_MINISTER, OfficeRole.HEAD)),
    ("defence minister", (OfficeRole.DEFENCE_MINISTER,)),
    ("security adviser", (OfficeRole.SECURITY_ADVISER,)),
    ("president", (OfficeRole.HEAD_OF_STATE, OfficeRole.HEAD)),
    ("king", (OfficeRole.HEAD_OF_STATE,)),
    ("queen", (OfficeRole.HEAD_OF_STATE,)),
    ("emir", (OfficeRole.HEAD_OF_STATE,)),
    ("sultan", (OfficeRole.HEAD_OF_STATE,)),
    ("emperor", (OfficeRole.HEAD_OF_STATE,)),
    ("pope", (OfficeRole.HEAD_OF_STATE,)),
    ("chancellor", (OfficeRole.HEAD_OF_GOVERNMENT,)),
    ("leader", (OfficeRole.HEAD_OF_STATE, OfficeRole.HEAD_OF_GOVERNMENT, OfficeRole.HEAD)),
    ("ruler", (OfficeRole.HEAD_OF_STATE, OfficeRole.HEAD_OF_GOVERNMENT)),
    ("secretary", (OfficeRole.HEAD, OfficeRole.FOREIGN_MINISTER)),
    ("chief", (OfficeRole.HEAD, OfficeRole.FOREIGN_MINISTER)),
    ("head", (OfficeRole.HEAD,)),
    ("director", (OfficeRole.HEAD,)),
    ("chair", (OfficeRole.HEAD,)),
    ("envoy", (OfficeRole.ENVOY,)),
    ("representative", (OfficeRole.ENVOY, OfficeRole.FOREIGN_MINISTER)),
)


def table_roles(title: Role | None) -> tuple[OfficeRole, ...]:
    """Return the kinds of office in the office table that a title may mean, the likeliest first."""
    if title is None:
        return ()
    if title.ranks:
        return (OfficeRole.DEPUTY_HEAD, OfficeRole.OTHER)
    full = " ".join([*sorted(title.portfolio), title.head])
    for name, kinds in _BY_TITLE:
        parts = name.split()
        if title.head == parts[-1] and (len(parts) == 1 or parts[0] in full):
            return kinds
    return ()
