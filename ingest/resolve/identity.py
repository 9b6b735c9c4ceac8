"""Who is meant: from the name in a claim to the id of an actor, with the reason.

An actor follows from the namings of all articles and the entries of authority lists, but on nothing else of them: not
on their order, their number or their day, but for a day that tells which of several namesakes held the office.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from graph_schema.model.authority import Listed, ListedOffice
from graph_schema.model.claim import ActorClaim
from graph_schema.model.ids import short_hash
from graph_schema.model.memory import Naming
from graph_schema.model.vocabulary import ActorKind
from ingest.resolve.known import reviewed, reviewed_name
from ingest.resolve.namesakes import Block, Referent, states_of
from ingest.resolve.naming import key_of, keys_of, local_id, name_id, office_key, state_of


class Option(NamedTuple):
    """Whom a naming may mean, and the offices whose dates decide between several."""

    actor: str
    reason: str
    offices: frozenset[ListedOffice]


class Standing(NamedTuple):
    """Whom a naming means. ``actor`` is None where the article alone explains the name, unless an option fits its day.

    ``options`` are looked at first: the only one that held an office on the article's day is meant.
    """

    actor: str | None
    reason: str
    options: frozenset[Option] = frozenset()


class Identities:
    """Who is who, given every naming there is and the entries of authority lists.

    A Wikidata id is one actor, whatever names it goes by. A naming without one is the actor of the only Wikidata id or
    entry that it may mean; where there are several the article's day may decide; where there is none, namings that are
    judged to be one are an actor of their own (see ``namesakes``).
    """

    def __init__(self, namings: Iterable[Naming], listed: Iterable[Listed] = ()) -> None:
        self._by_key: dict[str, set[Naming]] = defaultdict(set)
        self._by_qid: dict[str, set[Naming]] = defaultdict(set)
        for one in namings:
            self._by_key[one.key].add(one)
            if one.wikidata_id:
                self._by_qid[one.wikidata_id].add(one)
        self._listed_by_key: dict[str, list[Listed]] = defaultdict(list)
        self._listed_by_ref: dict[str, list[Listed]] = defaultdict(list)
        for entry in {entry.id: entry for entry in listed}.values():
            self._listed_by_ref[entry.ref].append(entry)
            for key in keys_of(entry):
                self._listed_by_key[key].append(entry)
        self._blocks: dict[str, Block] = {}
        self._standings: dict[Naming, Standing] = {}
        self._ids: dict[str, str] = {}

    def who(self, claim: ActorClaim, naming: Naming | None, day: dt.date) -> tuple[str, str]:
        """Return the id of the actor that the claim of an article of that day speaks of, and why.

        ``naming`` is that of the claim in ``naming.namings`` of its article, if it has one.
        """
        if state := state_of(claim):
            return state, f"ISO 3166 code {claim.iso3}"
        if naming:
            standing = self.standing(naming)
            fitting = [one for one in standing.options if _in_office(one.offices, naming, day)]
            if len(fitting) == 1:
                return fitting[0].actor, fitting[0].reason
            if standing.actor:
                return standing.actor, standing.reason
        return local_id(claim), "a name that this article alone explains"

    def standing(self, naming: Naming) -> Standing:
        """Return whom a naming means, for articles of any day."""
        if naming not in self._standings:
            self._standings[naming] = self._stand(naming)
        return self._standings[naming]

    def _stand(self, naming: Naming) -> Standing:
        if naming.wikidata_id:
            return Standing(self._id(naming.wikidata_id), f"Wikidata id {naming.wikidata_id}")
        block = self._block(naming.key)
        if naming.office:
            return Standing(None, "", frozenset(self._holders(naming, block)))
        options = block.options(naming)
        if len(options) == 1:
            referent, why = options[0]
            id_ = self._id(referent.ref)
            reason = "same name" if naming.name_id == id_ else f"{why.reason}: {_called(referent)}"
            return Standing(id_, reason)
        group = block.groups.get(naming, (naming,))
        id_ = block.group_ids.get(group, naming.name_id)
        if options:
            reason = f"a name that {len(options)} people go by"
        else:
            reason = "same name" if id_.startswith(naming.name_id) else f"another spelling of one name: {id_}"
        dated = ((one, f"{why.reason}; the one in office then") for one, why in options)
        return Standing(id_, reason, frozenset(Option(self._id(o.ref), r, frozenset(o.offices)) for o, r in dated))

    def _holders(self, naming: Naming, block: Block) -> Iterable[Option]:
        """Those of this surname who ever held such an office of the state."""
        for _, one in sorted(block.referents.items()):
            offices = frozenset(o for o in one.offices if _same_office(o, naming))
            if offices:
                reason = f"surname, and {naming.office} of {naming.affiliation} then: {_called(one)}"
                yield Option(self._id(one.ref), reason, offices)

    def _block(self, key: str) -> Block:
        if key not in self._blocks:
            entries = [*reviewed([key]), *self._listed_by_key.get(key, ())]
            self._blocks[key] = Block(key, self._by_key.get(key, ()), entries)
        return self._blocks[key]

    def _id(self, ref: str) -> str:
        """The id of a referent: its name in the package's list; in another list, its name and id; else the least name
        that claims give it and nobody else has."""
        if ref not in self._ids:
            self._ids[ref] = reviewed_name(ref) or self._listed_id(ref) or self._spoken_id(ref)
        return self._ids[ref]

    def _listed_id(self, ref: str) -> str | None:
        """So it never changes with what articles say."""
        if ref not in self._listed_by_ref:
            return None
        first = min(self._listed_by_ref[ref], key=lambda entry: entry.id)
        return f"{name_id(first.kind, first.name)}-{_suffix(ref)}"

    def _spoken_id(self, ref: str) -> str:
        names = sorted({one.name_id for one in self._by_qid[ref]})
        own = next((name for name in names if self._block(key_of(name)).owns(ref, name)), None)
        return own or f"{names[0]}-{_suffix(ref)}"


class _Spellings(Identities):
    """Everybody goes by what all spellings of the name have in common, whoever is meant."""

    def who(self, claim: ActorClaim, naming: Naming | None, day: dt.date) -> tuple[str, str]:
        own = state_of(claim) or name_id(claim.kind, claim.name)
        return (key_of(own) if claim.kind is ActorKind.PERSON else own), ""


SPELLINGS = _Spellings(())
"""For finding who may be meant; it never depends on what other articles say."""


def _suffix(ref: str) -> str:
    return ref.lower() if ":" not in ref else short_hash(ref, length=8)


def _called(referent: Referent) -> str:
    return referent.ref.partition(":")[2] if ":" in referent.ref else f"Wikidata id {referent.ref}"


def _same_office(office: ListedOffice, naming: Naming) -> bool:
    """Say whether the office of a list is that which the article names, in whatever words."""
    if office.principal not in states_of(naming) or not office.title or not naming.office:
        return False
    return office_key("", office.principal, naming.office) == office_key("", office.principal, office.title)


def _in_office(offices: Iterable[ListedOffice], naming: Naming, day: dt.date) -> bool:
    states = states_of(naming)
    return any(one.covers(day.isoformat()) for one in offices if not states or one.principal in states)
