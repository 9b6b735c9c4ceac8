"""Whether an article is about matters between states at all."""

from collections import Counter
from functools import cache

import numpy as np
import yaml
from spacy.tokens import Doc

from graph_schema.model.base import Value
from graph_schema.model.claim import MeetingClaim
from graph_schema.model.names import fold
from graph_schema.model.vocabulary import ActorKind
from ingest.authority import the_authority
from ingest.authority.entries import OrganizationKind
from ingest.extract.cast import Member
from ingest.extract.quotes.lexicon import DATA
from ingest.extract.reading import Reading

_SHORT = 40
"""Words below which a text is too short to be told by its words; two states that act are enough."""
_POLITICAL = 2.0
"""Words of diplomacy in a hundred that a longer text without a meeting must have."""

_TWO = 2
"""States or bodies from which a matter is between them."""
_SPEAKS_ABROAD = ("foreign", "president", "prime minister", "chancellor", "ambassador", "envoy", "secretary")
"""Words in the office of those who speak for a state to others."""
_LONG = 250
"""Tokens from which a state has to be named twice to count."""
_INTERNATIONAL = frozenset(
    {OrganizationKind.IGO, OrganizationKind.BLOC, OrganizationKind.ARMED_GROUP, OrganizationKind.MOVEMENT}
)


_GAMES = frozenset({"sport", "weather", "culture"})
_TRADE = "business"
_MARKEDLY = 2
"""How many times over business must fill a text that tells of a meeting: ministers meet about trade, too."""


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
    counts = _lemmas(reading.doc)
    size = counts.total()
    if not size:
        return False
    domains, diplomacy = _domains()
    hundreds = max(1.0, size / 100)
    political = sum(counts[word] for word in diplomacy)
    if meetings and not any(_fills(domain, counts, hundreds, political) for domain in domains):
        return size < _SHORT or political / hundreds >= _POLITICAL / 2
    for domain in domains:
        count = sum(counts[word] for word in domain.words)
        if count / hundreds >= domain.per_hundred and count > political:
            return False
    if len(_polities(reading)) < _TWO:
        return False
    return size < _SHORT or political / hundreds >= _POLITICAL or len(_spoken_for(reading)) >= _TWO


def _lemmas(doc: Doc) -> Counter[str]:
    """How often each lemma stands in the text, in small letters, numbers and signs left out."""
    columns = doc.to_array(["LEMMA", "IS_ALPHA"])
    found, times = np.unique(columns[columns[:, 1] == 1, 0], return_counts=True)
    counts: Counter[str] = Counter()
    for lemma, number in zip(found.tolist(), times.tolist(), strict=True):
        counts[doc.vocab.strings[lemma].lower()] += number
    return counts


def _fills(domain: Domain, counts: Counter[str], hundreds: float, political: int) -> bool:
    """Say whether a field fills the text so much that what looks like a meeting is none ("X will meet Y" in sport)."""
    count = sum(counts[word] for word in domain.words)
    if domain.id == _TRADE:
        return count / hundreds >= _MARKEDLY * domain.per_hundred and count > _MARKEDLY * political
    return domain.id in _GAMES and count / hundreds >= domain.per_hundred and count > political


def _polities(reading: Reading) -> set[str]:
    """States and international bodies that are spoken of, by themselves or through their people.

    In a long text once is not enough: "the Polish striker" brings no Poland into it.
    """
    found: Counter[str] = Counter()
    for mention in reading.cast.mentions:
        for key in mention.actors:
            member = reading.cast.members[key]
            polity = member.affiliation if member.kind is ActorKind.PERSON else key
            if polity and _is_international(reading.cast.members[polity]):
                found[polity] += 1
    least = 2 if len(reading.doc) > _LONG else 1
    return {polity for polity, times in found.items() if times >= least}


def _spoken_for(reading: Reading) -> set[str]:
    """States and international bodies whose leaders, ministers or spokesmen the text names."""
    members = reading.cast.members
    found = set()
    for key in {key for mention in reading.cast.mentions for key in mention.actors}:
        member = members[key]
        if member.kind is not ActorKind.PERSON or not member.affiliation:
            continue
        role = (member.role or "").lower()
        speaks = member.leader or any(word in role for word in _SPEAKS_ABROAD)
        if speaks and _is_international(members[member.affiliation]):
            found.add(member.affiliation)
    return found


def _is_international(member: Member) -> bool:
    """A state, or an organisation that the authority knows as more than a domestic body."""
    if member.kind is ActorKind.STATE:
        return True
    return member.known and _kinds().get(fold(member.name)) in _INTERNATIONAL


@cache
def _kinds() -> dict[str, OrganizationKind]:
    return {fold(entry.name): entry.kind for entry in the_authority().organizations.values()}
