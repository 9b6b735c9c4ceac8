"""What one article changes: the facts that must be concluded again, from no more claims than they rest on.

Promise, and the property that its tests check: taking articles in one by one, in any order, replacing and retracting
some, leaves exactly ``resolve`` of those that are there at last.

Why that holds. A meeting or position rests on the claims of one block, so the blocks that the article touches are read
whole. An actor, place or topic rests on its witnesses, and a claim that is no witness changes nothing by going. Ids
that facts mention come from other blocks (where a position was stated, what a meeting is part of): facts that mention
a touched block are concluded again too, and the blocks that they mention are read. Only Wikidata ids tie names of
different articles together: where an article changes who is who, all that name those people are concluded again.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence

from graph_schema.model.authority import Listed
from graph_schema.model.claim import Claim
from graph_schema.model.facts import Facts
from graph_schema.model.memory import Change, ClaimMemory, Keys, Naming, Telling, Update
from ingest.resolve.blocks import Outline
from ingest.resolve.gathering import Gathering
from ingest.resolve.identity import Identities
from ingest.resolve.known import reviewed_name
from ingest.resolve.naming import keys_of
from ingest.resolve.resolution import conclude
from ingest.resolve.story import Story

_UNCHANGED = 2
"""Steps on which hangs whom a naming means: its own key, and those of whom it may mean."""
_CHANGED = 3
"""Steps on which hangs whom those mean who may be affected by a naming."""


def update(change: Change, memory: ClaimMemory) -> Update:
    """Return what follows from the change of one article; reads through ``memory`` and changes nothing."""
    gone, come = ([Outline(telling)] if telling else [] for telling in (change.before, change.after))
    known, listed = _related(memory, _named(*gone, *come), _CHANGED)
    before, after = Identities(known | _named(*gone), listed), Identities(known | _named(*come), listed)
    return _conclude(memory, gone, come, known, before, after)


def revise(old: Collection[Listed], new: Collection[Listed], memory: ClaimMemory) -> Update:
    """Return what follows where entries ``new`` of authority lists have taken the place of ``old`` in memory."""
    changed = [*old, *new]
    others = memory.listed((), {entry.ref for entry in changed})
    keys = frozenset(key for entry in (*changed, *others) for key in keys_of(entry))
    refs = {entry.ref for entry in changed}
    named = frozenset(memory.namings(keys, refs))
    related, listed = _related(memory, named, _CHANGED, now_listed=refs)
    known = named | related
    there = {entry.id: entry for entry in (*listed, *memory.listed(keys, refs))}
    past = {id_: entry for id_, entry in there.items() if id_ not in {one.id for one in new}}
    past |= {entry.id: entry for entry in old}
    return _conclude(memory, [], [], known, Identities(known, past.values()), Identities(known, there.values()))


def _conclude(
    memory: ClaimMemory,
    gone: Sequence[Outline],
    come: Sequence[Outline],
    known: frozenset[Naming],
    before: Identities,
    after: Identities,
) -> Update:
    renamed = frozenset(one for one in known if before.standing(one) != after.standing(one))
    affected = [*come, *(map(Outline, memory.naming(renamed)) if renamed else ())]

    touched = frozenset(block for one in (*gone, *affected) for block in one.blocks.values())
    blocks, outlines = _read(memory, touched, affected)

    unsettled = frozenset(_bearers(affected, renamed, (before, after)))
    subjects = _testified(gone, before) | _testified(come, after) | _deputies(memory, affected, renamed) | unsettled
    testimony = [*memory.witnesses(subjects - unsettled), *(memory.supporters(unsettled) if unsettled else ())]
    heard = _named(*outlines) | frozenset(naming for one in testimony for naming in one.namings.values())
    identities = _identities(memory, heard)
    facts = conclude((one.telling for one in outlines), identities, testimony)
    return Update(
        facts=_within(facts, blocks, subjects, outlines, affected),
        blocks=blocks,
        subjects=subjects,
        keys=come[0].keys if come else Keys({}, {}),
    )


def _named(*outlines: Outline) -> frozenset[Naming]:
    return frozenset(naming for one in outlines for naming in one.namings.values())


def _identities(memory: ClaimMemory, heard: frozenset[Naming]) -> Identities:
    """Who is who among those of whom is heard."""
    known, listed = _related(memory, heard, _UNCHANGED)
    return Identities(known | heard, listed)


def _bearers(outlines: Iterable[Outline], renamed: frozenset[Naming], views: Iterable[Identities]) -> Iterator[str]:
    """The actors of whom the articles speak by one of these namings, then and now."""
    for one in outlines:
        for claim in one.telling.claims.actors:
            naming = one.namings.get(claim.id)
            if naming in renamed:
                yield from (view.who(claim, naming, one.telling.article.published_at)[0] for view in views)


def _related(
    memory: ClaimMemory, wanted: Collection[Naming], steps: int, now_listed: Collection[str] = ()
) -> tuple[frozenset[Naming], frozenset[Listed]]:
    """Every naming and list entry in memory on which it hangs whom one of the wanted means.

    That is all with their keys; and as the id of somebody with a Wikidata id who is in no list is the least name that
    nobody else has, all of that Wikidata id and all with the keys of those: a step. ``now_listed`` were in none before.
    """
    namings, listed = set[Naming](), set[Listed]()
    keys: set[str] = {one.key for one in wanted}
    qids = {one.wikidata_id for one in wanted if one.wikidata_id}
    asked_keys, asked_qids = set[str](), set[str]()
    for _ in range(steps):
        new = set(memory.namings(keys - asked_keys, ())) if keys - asked_keys else set()
        listed |= set(memory.listed(keys - asked_keys, ())) if keys - asked_keys else set()
        asked_keys |= keys
        qids |= {one.wikidata_id for one in new if one.wikidata_id}
        open_qids = {qid for qid in qids - asked_qids if not reviewed_name(qid)}
        listed |= set(memory.listed((), open_qids)) if open_qids else set()
        open_qids -= {entry.ref for entry in listed} - set(now_listed)
        new |= set(memory.namings((), open_qids)) if open_qids else set()
        asked_qids |= qids
        namings |= new
        keys |= {one.key for one in new}
    refs = {entry.ref for entry in listed}
    listed |= set(memory.listed((), refs)) if refs else set()
    return frozenset(namings), frozenset(listed)


def _read(
    memory: ClaimMemory, touched: frozenset[str], present: Sequence[Outline]
) -> tuple[frozenset[str], list[Outline]]:
    """The blocks to conclude again, and every article that has a claim in them or in a block that they mention."""
    again, asked = set(touched), set[str]()
    seen = {one.telling.article.id: one for one in present}
    mentioned: set[str] = set()
    while missing := (again | mentioned) - asked:
        asked |= missing
        for telling in memory.in_blocks(missing):
            seen.setdefault(telling.article.id, Outline(telling))
        links = [link for one in seen.values() for link in one.mentions.items()]
        while more := {block for block, others in links if others & again} - again:
            again |= more
        mentioned |= {other for block, others in links if block in again for other in others}
    return frozenset(again), list(seen.values())


def _testified(outlines: Iterable[Outline], identities: Identities) -> frozenset[str]:
    """The actors, places and topics for which the articles testify."""
    gathering = Gathering(identities)
    for one in outlines:
        gathering.hear(Story(one.telling, identities))
    return frozenset(support.fact_id for support in gathering.supports)


def _deputies(memory: ClaimMemory, outlines: Sequence[Outline], renamed: frozenset[Naming]) -> frozenset[str]:
    """The actors who speak for one of the renamed."""
    if not renamed:
        return frozenset()
    found: set[str] = set()
    identities = _identities(memory, _named(*outlines))
    for one in outlines:
        story = Story(one.telling, identities)
        spoken_for = {key for key, claim in story.actors.items() if one.namings.get(claim.id) in renamed}
        found |= {story.actor_id(office.actor) for office in story.offices if office.affiliation in spoken_for}
    return frozenset(found)


def _within(
    facts: Facts,
    blocks: frozenset[str],
    subjects: frozenset[str],
    outlines: Iterable[Outline],
    affected: Iterable[Outline],
) -> Facts:
    """Only the facts that take the place of old ones; all else was concluded from too few claims, or is unchanged."""
    block_of = {claim: block for one in outlines for claim, block in one.blocks.items()}
    meetings = tuple(m for m in facts.meetings if block_of[m.claims[0]] in blocks)
    ids = {meeting.id for meeting in meetings}
    again = {claim for claim, block in block_of.items() if block in blocks}
    again |= {claim.id for one in affected for claim in _claims(one.telling)}
    return Facts(
        actors=tuple(actor for actor in facts.actors if actor.id in subjects),
        representations=tuple(one for one in facts.representations if one.person_id in subjects),
        places=tuple(place for place in facts.places if place.id in subjects),
        meetings=meetings,
        participations=tuple(part for part in facts.participations if part.meeting_id in ids),
        topics=tuple(topic for topic in facts.topics if topic.id in subjects),
        positions=tuple(p for p in facts.positions if block_of[p.claims[0]] in blocks),
        supports=tuple(support for support in facts.supports if support.claim_id in again),
    )


def _claims(telling: Telling) -> Iterable[Claim]:
    said = telling.claims
    return (*said.actors, *said.offices, *said.meetings, *said.positions)
