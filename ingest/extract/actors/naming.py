"""Spellings of persons' names: what counts as a full name, and by which short ones it is taken up."""

from rapidfuzz import fuzz

from graph_schema.model.names import fold
from ingest.authority.people import PARTICLES, surnames
from ingest.extract.cast import Member
from ingest.nlp.lexicon import words

_ALIKE = 60
"""Likeness (0 to 100) from which two words may be spellings of one: "Gaddafi" and "Qadhafi" have 71."""


def is_full(name: str) -> bool:
    """Say whether a name has a given name and a surname: "bin Daoud" and "al-Assad" are surnames alone."""
    parts = name.split()
    if len(parts) < 2:
        return False
    first = parts[0].partition("-")[0]
    return fold(first) not in PARTICLES or (
        first in ("Al", "Ben", "Abu", "Van", "Le", "Ali") and first == parts[0] and len(parts) == 2
    )


def short_forms(member: Member, known: tuple[str, ...] = ()) -> frozenset[str]:
    """Return the folded short names by which a text may take up the person after the full name.

    The surname with and without particles, the part behind the given name, in family-first names the first word;
    ``known`` are spellings of the authority data.
    """
    parts = member.name.split()
    forms = {fold(s) for name in (member.name, *known) for s in surnames(name)}
    forms |= {fold(s) for s in known if " " not in s}
    if len(parts) > 2:
        forms.add(fold(" ".join(parts[1:])))
    if len(parts) > 1 and family_first(member.name):
        forms.add(fold(parts[0]))
    return frozenset(form for form in forms if len(form) > 1)


def other_parts(member: Member) -> frozenset[str]:
    """Return the folded words by which some languages take a person up ("Minister Retno", "Sheikh Ahmad")."""
    parts = [fold(part) for part in member.name.split()]
    return frozenset(part for part in parts if len(part) > 3 and part not in PARTICLES)


def family_first(name: str) -> bool:
    """Say whether the surname seems to stand first ("Choe Min Ho", "Nguyen Van Thu")."""
    parts = name.split()
    return fold(parts[0]) in words("names", "family_first") and len(parts) in (2, 3)


def compatible(left: str, right: str) -> bool:
    """Say whether two full names in one article may be one person's: same surname, given names that don't clash."""
    a, b = fold(left).split(), fold(right).split()
    if a == b or sorted(a) == sorted(b):
        return True
    if min(len(a), len(b)) > 1 and (set(a) < set(b) or set(b) < set(a)):
        return True
    if a[-1] != b[-1]:
        return False
    first, second = a[0], b[0]
    return (
        first.startswith(second) or second.startswith(first) if min(len(first), len(second)) != 2 else first == second
    )


def same_name_spelt(left: str, right: str) -> bool:
    """Say whether one is but another spelling of the other: word by word alike ("Zelensky", "Zelenskyy").

    Particles don't count ("Rafik al-Hariri"), and a shorter form of the longer name is the same ("Luis Vega" of Luis
    Mora Vega). "Joseph R. Biden" and "Joe Biden", or a name in turned order, are two names for one person.
    """
    a, b = ([word for word in fold(name).split() if word not in PARTICLES] for name in (left, right))
    if 1 < len(a) < len(b) and set(a) < set(b):
        return True
    return len(a) == len(b) and all(fuzz.ratio(x, y) >= _ALIKE for x, y in zip(a, b, strict=True))


def is_female(member: Member, titles: frozenset[str]) -> bool | None:
    """Say whether the text or the given name shows a woman (True) or a man (False); None where nothing tells."""
    if titles & words("names", "female_titles"):
        return True
    if titles & words("names", "male_titles"):
        return False
    given = fold(member.name.split()[0])
    if given in words("names", "female"):
        return True
    return False if given in words("names", "male") else None
