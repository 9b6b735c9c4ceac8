"""Whether an article is about matters between states at all."""

from functools import cache

import yaml

from graph_schema.model.base import Value
from graph_schema.model.claim import MeetingClaim
from graph_schema.model.vocabulary import ActorKind
from ingest.extract.quotes.lexicon import DATA
from ingest.extract.reading import Reading

_SHORT = 40
"""Words below which a text is too short to be told by its words; two states that act are enough."""
_POLITICAL = 1.0
"""Words of diplomacy in a hundred that a longer text without a meeting must have."""


class Domain(Value):
    """Words that betray a field, and how many of them in a hundred words shut the gate."""

    id: str
    words: frozenset[str]
    per_hundred: float


@cache
def _domains() -> tuple[tuple[Domain, ...], frozenset[str]]:
    data = yaml.safe_load((DATA / "positions" / "gate.yaml").read_text(encoding="utf-8"))
    return tuple(Domain.model_validate(row) for row in data["domains"]), frozenset(data["diplomacy"])


def is_diplomatic(reading: Reading, meetings: tuple[MeetingClaim, ...]) -> bool:
    """Say whether positions may be taken from the article.

    Yes where a meeting was found or at least two states or international bodies act, unless sport, business, culture,
    weather or crime fill the text more than diplomacy does.
    """
    lemmas = [token.lemma_.lower() for token in reading.doc if token.is_alpha]
    if not lemmas:
        return False
    domains, diplomacy = _domains()
    hundreds = max(1.0, len(lemmas) / 100)
    political = sum(lemma in diplomacy for lemma in lemmas)
    if not meetings:
        for domain in domains:
            count = sum(lemma in domain.words for lemma in lemmas)
            if count / hundreds >= domain.per_hundred and count > political:
                return False
        if len(_polities(reading)) < 2:
            return False
        return len(lemmas) < _SHORT or political / hundreds >= _POLITICAL
    return True


def _polities(reading: Reading) -> set[str]:
    """States and organisations that are spoken of as actors, by themselves or through their people."""
    found = set()
    for mention in reading.cast.mentions:
        for key in mention.actors:
            member = reading.cast.members[key]
            polity = member.affiliation if member.kind is ActorKind.PERSON else key
            if polity:
                found.add(polity)
    return found
