"""All who may be meant by names that are alike: who of them there is, and which naming means whom.

A block holds every naming with one key, and the entries of authority lists with that key. What is concluded depends
on the set of them alone.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations

from graph_schema.model.authority import Listed, ListedOffice
from graph_schema.model.ids import short_hash
from graph_schema.model.memory import Naming
from ingest.resolve.judgement import Judgement, Verdict
from ingest.resolve.known import reviewed_name
from ingest.resolve.likeness import TURNED, alike
from ingest.resolve.naming import folded, key_of, kind_of, name_id
from ingest.resolve.spelling import words


@dataclass
class Referent:
    """Somebody of whom a Wikidata id or an authority list tells. Names are ``name_id``s.

    ``names`` are all with this key, ``spoken`` those which claims use with the Wikidata id.
    """

    ref: str
    names: set[str] = field(default_factory=set)
    spoken: set[str] = field(default_factory=set)
    states: set[str] = field(default_factory=set)
    offices: set[ListedOffice] = field(default_factory=set)


def states_of(naming: Naming) -> frozenset[str]:
    """Return the ISO codes of the states for which the person so named speaks."""
    return frozenset(naming.affiliation.split(",")) if naming.affiliation else frozenset()


def judge(one: Naming, other: Naming) -> Judgement:
    """Say whether two namings mean one actor; the key must be the same.

    States for which both speak decide where the names leave it open, and keep namesakes apart where they differ.
    """
    if one.wikidata_id and other.wikidata_id and one.wikidata_id != other.wikidata_id:
        return Judgement(Verdict.DIFFERENT, f"Wikidata ids {one.wikidata_id} and {other.wikidata_id}")
    if one.wikidata_id and one.wikidata_id == other.wikidata_id:
        return Judgement(Verdict.SAME, f"Wikidata id {one.wikidata_id}", 2.0)
    names = alike(kind_of(one.name_id), folded(one.name_id), folded(other.name_id))
    return weigh(names, states_of(one), states_of(other))


def weigh(names: Judgement, mine: Iterable[str], theirs: Iterable[str]) -> Judgement:
    """Return the judgement of two names given the states for which the two speak."""
    mine, theirs = frozenset(mine), frozenset(theirs)
    if names.verdict is Verdict.DIFFERENT:
        return names
    turned = names.verdict is Verdict.UNSURE and names.reason == TURNED
    telling = {state.lower() for state in mine & theirs} & words("family_first_states") if turned else mine & theirs
    if (common := sorted(telling)) and (names.verdict is Verdict.SAME or names.score):
        return Judgement(Verdict.SAME, f"{names.reason}, both of {common[0].upper()}", names.score + 0.5)
    if mine and theirs:
        return Judgement(Verdict.DIFFERENT, f"{names.reason}, but one of {min(mine)} and one of {min(theirs)}")
    return names


class Block:
    """The namings with one key. ``listed`` are the entries that have a name with the key."""

    def __init__(self, key: str, namings: Iterable[Naming], listed: Iterable[Listed]) -> None:
        self.key = key
        self.namings = sorted(set(namings), key=_order)
        self.referents: dict[str, Referent] = {}
        for one in self.namings:
            if one.wikidata_id:
                referent = self.referents.setdefault(one.wikidata_id, Referent(one.wikidata_id))
                referent.names.add(one.name_id)
                referent.spoken.add(one.name_id)
                referent.states |= states_of(one)
        for entry in sorted(listed, key=lambda entry: entry.id):
            referent = self.referents.setdefault(entry.ref, Referent(entry.ref))
            names = {name_id(entry.kind, name) for name in entry.names}
            referent.names |= {name for name in names if key_of(name) == key}
            referent.states |= set(entry.states)
            referent.offices |= set(entry.offices)

    def options(self, naming: Naming) -> list[tuple[Referent, Judgement]]:
        """Return whom the naming may mean, of those with a Wikidata id or in a list: as few as can be told."""
        found = [(one, self._fits(naming, one)) for _, one in sorted(self.referents.items())]
        left = [(one, why) for one, why in found if why.verdict is Verdict.SAME]
        for best in (lambda one: one[1].reason.partition(", both of ")[1], lambda one: naming.name_id in one[0].names):
            if len(left) > 1:
                left = [one for one in left if best(one)] or left
        return left

    def _fits(self, naming: Naming, referent: Referent) -> Judgement:
        kind, mine = kind_of(naming.name_id), folded(naming.name_id)
        if naming.name_id not in referent.names and any(
            alike(kind, mine, folded(name)).verdict is Verdict.DIFFERENT for name in referent.names
        ):
            return _NOBODY
        judged = [weigh(alike(kind, mine, folded(name)), states_of(naming), referent.states) for name in referent.names]
        order = [Verdict.SAME, Verdict.UNSURE, Verdict.DIFFERENT]
        return min(judged, key=lambda one: (order.index(one.verdict), -one.score, one.reason), default=_NOBODY)

    @cached_property
    def groups(self) -> dict[Naming, tuple[Naming, ...]]:
        """Namings without a referent, each with all that mean the same person.

        A naming that may mean two people who are not one is nobody's but its own. Otherwise the surest judgements are
        acted on first, and no chain of them joins two namings that were judged different.
        """
        found = {one: len(self.options(one)) for one in self.namings if not one.wikidata_id}
        pool = [one for one, options in found.items() if not options]
        judged = {frozenset(pair): judge(*pair) for pair in combinations(pool, 2)}
        torn = {one for one in pool if _is_torn(one, pool, judged)}
        groups = [[one] for one in pool if one not in torn]
        home = {group[0]: group for group in groups}
        ties = sorted(
            (-judged[frozenset((a, b))].score, _order(a), _order(b), a, b)
            for a, b in combinations([one for one in pool if one not in torn], 2)
            if judged[frozenset((a, b))].verdict is Verdict.SAME
        )
        for *_, a, b in ties:
            left, right = home[a], home[b]
            if left is right or _apart(left, right, judged):
                continue
            left += right
            home |= dict.fromkeys(right, left)
        alone: dict[str, list[Naming]] = defaultdict(list)
        for one, options in found.items():
            if one not in home and options != 1:
                alone[one.name_id].append(one)
        home |= {one: group for group in alone.values() for one in group}
        return {one: tuple(sorted(group, key=_order)) for one, group in home.items()}

    @cached_property
    def _taken(self) -> dict[str, str]:
        """Names that the package's list gives somebody: theirs, whoever else goes by them."""
        named = ((reviewed_name(ref), ref) for ref in self.referents)
        return {name: ref for name, ref in named if name}

    @cached_property
    def _owners(self) -> dict[str, set[object]]:
        """Who goes by each name: referents and groups."""
        found: dict[str, set[object]] = defaultdict(set)
        for ref, referent in self.referents.items():
            taken = reviewed_name(ref)
            for name in [taken] if taken else referent.spoken:
                found[name].add(ref)
        for group in self.groups.values():
            for one in group:
                found[one.name_id].add(group)
        return found

    def owns(self, owner: object, name: str) -> bool:
        """Say whether the name, which has this key, may be the id of the referent or group: nobody else's name is it.

        A name of the package's own list belongs to its referent, whoever else goes by it.
        """
        if name in self._taken:
            return owner == self._taken[name]
        return self._owners.get(name, set()) <= {owner}

    @cached_property
    def group_ids(self) -> dict[tuple[Naming, ...], str]:
        """The id of each group: its least name, with the states or a hash where others go by all of its names."""
        found: dict[tuple[Naming, ...], str] = {}
        for group in sorted(set(self.groups.values()), key=lambda group: tuple(map(_order, group))):
            names = sorted({one.name_id for one in group})
            own = next((name for name in names if self.owns(group, name)), None)
            states = sorted({state for one in group for state in states_of(one)})
            by_states = "-".join([names[0], *states]).lower()
            tries = [own, by_states if states or names[0] not in self._taken else None]
            id_ = next((one for one in tries if one and one not in found.values()), None)
            found[group] = id_ or f"{names[0]}-{short_hash(*map(_order, group), length=8)}"
        return found


_NOBODY = Judgement(Verdict.DIFFERENT, "no name in common")


def _order(one: Naming) -> tuple[str, ...]:
    return tuple(part or "" for part in one)


def _is_torn(one: Naming, pool: Sequence[Naming], judged: dict[frozenset[Naming], Judgement]) -> bool:
    near = [o for o in pool if o is not one and judged[frozenset((one, o))].verdict is Verdict.SAME]
    return any(judged[frozenset(pair)].verdict is Verdict.DIFFERENT for pair in combinations(near, 2))


def _apart(left: Iterable[Naming], right: Iterable[Naming], judged: dict[frozenset[Naming], Judgement]) -> bool:
    return any(judged[frozenset((a, b))].verdict is Verdict.DIFFERENT for a in left for b in right)
