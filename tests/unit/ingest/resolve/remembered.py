"""The contract of ``ClaimMemory`` in its plainest form: dictionaries that forget nothing and index nothing.

Here it stands for the graph where a property is about resolution alone; the graph's own memory is tested against the
same promise on the real Neo4j, in tests/graph.
"""

from graph_schema.model.claim import ActorClaim, OfficeClaim
from graph_schema.model.excerpt import excerpt
from graph_schema.model.facts import Facts
from graph_schema.model.memory import Change, Telling, Testimony, Worded
from ingest.resolve import revise, update
from ingest.resolve.blocks import Outline
from ingest.resolve.naming import keys_of

_KEYS = {}


def keys(telling):
    """Asked over and over for the same few articles."""
    if id(telling) not in _KEYS:
        _KEYS[id(telling)] = (telling, Outline(telling).keys)
    return _KEYS[id(telling)][1]


class Remembered:
    """Articles by id, and the facts concluded so far."""

    def __init__(self, listed=()):
        self.tellings, self.facts = {}, Facts()
        self.listed = {entry.id: entry for entry in listed}

    def take(self, article_id, after):
        """Replace, add or (``after`` None) retract one article, as the writer does."""
        self.take_all({article_id: after})

    def take_all(self, after):
        """Replace, add or retract articles together, given by id."""
        _KEYS.clear()
        changes = [Change(id_, self.tellings.get(id_), one) for id_, one in after.items()]
        result = update(changes, View(self, after.keys()))
        gone = self._supported(result.claims)
        again = {support.claim_id for support in result.facts.supports} | result.claims
        again = again.union(*(claim_ids(change.before) for change in changes))
        for id_, one in after.items():
            self.tellings.pop(id_, None)
            if one:
                self.tellings[id_] = one
        self._settle(result, gone, again)

    def list(self, new, removed=()):
        """Put entries of an authority list there, in place of those with their ids; take others away."""
        _KEYS.clear()
        ids = [*(entry.id for entry in new), *removed]
        old = [self.listed[id_] for id_ in ids if id_ in self.listed]
        self.listed = {id_: e for id_, e in self.listed.items() if id_ not in ids} | {e.id: e for e in new}
        result = revise(old, new, View(self, ()))
        gone = self._supported(result.claims)
        self._settle(result, gone, {support.claim_id for support in result.facts.supports} | result.claims)

    def _settle(self, result, gone, again):
        old = self.facts
        self.facts = Facts(
            actors=merge(old.actors, result.facts.actors, lambda a: a.id in result.subjects),
            representations=merge(
                old.representations, result.facts.representations, lambda r: r.person_id in result.subjects
            ),
            places=merge(old.places, result.facts.places, lambda p: p.id in result.subjects),
            meetings=merge(old.meetings, result.facts.meetings, lambda m: m.id in gone),
            participations=merge(old.participations, result.facts.participations, lambda p: p.meeting_id in gone),
            topics=merge(old.topics, result.facts.topics, lambda t: t.id in result.subjects),
            positions=merge(old.positions, result.facts.positions, lambda p: p.id in gone),
            supports=merge(old.supports, result.facts.supports, lambda s: s.claim_id in again),
        )

    def _supported(self, claims):
        layers = {fact.id for fact in (*self.facts.meetings, *self.facts.positions)}
        return {s.fact_id for s in self.facts.supports if s.claim_id in claims and s.fact_id in layers}


class View:
    """The memory without the articles that change."""

    def __init__(self, remembered, left_out):
        self.facts, self.entries = remembered.facts, remembered.listed.values()
        self.others = [t for id_, t in remembered.tellings.items() if id_ not in left_out]

    def in_blocks(self, blocks):
        told = ((t.article, set(keys(t).blocks.values()) & set(blocks)) for t in self.others)
        return [Worded(block, article.id, article.published_at) for article, there in told for block in there]

    def filed_under(self, wanted):
        for t in self.others:
            under = {claim for claim, filed in keys(t).filed.items() if set(filed) & set(wanted)}
            for event in sorted({claim.event for claim in t.claims.meetings if claim.id in under}):
                yield Telling(t.article, excerpt(t.claims, event))

    def whole(self, articles):
        return [t for t in self.others if t.article.id in articles]

    def meetings_of(self, claim_ids):
        meetings = {meeting.id for meeting in self.facts.meetings}
        supports = (s for s in self.facts.supports if s.claim_id in set(claim_ids) and s.fact_id in meetings)
        return {s.claim_id: s.fact_id for s in supports}

    def naming(self, namings):
        return [t for t in self.others if set(keys(t).namings.values()) & set(namings)]

    def namings(self, wanted, wikidata_ids):
        known = {one for t in self.others for one in keys(t).namings.values()}
        return {one for one in known if one.key in wanted or one.wikidata_id in wikidata_ids}

    def listed(self, wanted, refs):
        return [entry for entry in self.entries if keys_of(entry) & set(wanted) or entry.ref in refs]

    def witnesses(self, fact_ids):
        mine = {claim for t in self.others for claim in claim_ids(t)}
        chosen, lost = set(), set()
        for fact in (*self.facts.actors, *self.facts.places, *self.facts.topics, *self.facts.representations):
            id_ = getattr(fact, "person_id", None) or fact.id
            if id_ in fact_ids:
                chosen |= set(fact.claims)
                if not set(fact.claims) <= mine:
                    lost.add(id_)
        return [*self._testimony(chosen), *self.supporters(lost)]

    def supporters(self, fact_ids):
        return self._testimony({s.claim_id for s in self.facts.supports if s.fact_id in fact_ids})

    def _testimony(self, wanted):
        for telling in self.others:
            said = [c for c in all_claims(telling) if c.id in wanted]
            keys_ = {k for c in said if isinstance(c, OfficeClaim) for k in (c.actor, c.affiliation)}
            said += [c for c in telling.claims.actors if c.actor in keys_ and c not in said]
            assert all(isinstance(c, ActorClaim) or c.id in wanted for c in said)
            if said:
                yield Testimony(telling.article, tuple(said), keys(telling).namings)


def all_claims(telling):
    said = telling.claims
    return (*said.actors, *said.offices, *said.meetings, *said.positions)


def claim_ids(telling):
    return {claim.id for claim in all_claims(telling)} if telling else set()


def merge(old, new, replaced):
    """In the canonical order of ``Facts``: that of the pure function."""
    kept = [fact for fact in old if not replaced(fact)]
    return tuple(sorted([*kept, *new], key=lambda fact: fact.model_dump_json()))
