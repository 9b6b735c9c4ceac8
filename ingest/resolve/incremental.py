"""What one article changes: the facts that must be concluded again, from no more claims than they rest on.

Promise, and the property that its tests check: taking articles in one by one, in any order, replacing and retracting
some, leaves exactly ``resolve`` of those that are there at last.

Why that holds. A meeting or position rests on the claims of one block, so the blocks that the article touches are read
whole. An actor, place or topic rests on its witnesses, and a claim that is no witness changes nothing by going. Ids
that facts mention come from other blocks (where a position was stated, what a meeting is part of): facts that mention
a touched block are concluded again too, and the blocks that they mention are read. Only Wikidata ids tie names of
different articles together: where an article changes who is who, all that name those people are concluded again.
"""

from collections.abc import Iterable, Sequence

from graph_schema.model.claim import ActorClaim, Claim
from graph_schema.model.facts import Facts
from graph_schema.model.memory import Change, ClaimMemory, Keys, Naming, Telling, Testimony, Update
from ingest.resolve.blocks import Outline
from ingest.resolve.gathering import Gathering
from ingest.resolve.identity import Identities, naming
from ingest.resolve.resolution import conclude
from ingest.resolve.story import Story


def update(change: Change, memory: ClaimMemory) -> Update:
    """Return what follows from the change of one article; reads through ``memory`` and changes nothing."""
    gone, come = ([Outline(telling)] if telling else [] for telling in (change.before, change.after))
    known = _related(memory, _named(*gone, *come))
    before, after = Identities(known | _named(*gone)), Identities(known | _named(*come))
    renamed = frozenset(one for one in known if before.of(one) != after.of(one))
    affected = [*come, *(map(Outline, memory.naming(renamed)) if renamed else ())]

    touched = frozenset(block for one in (*gone, *affected) for block in one.blocks.values())
    blocks, outlines = _read(memory, touched, affected)

    unsettled = frozenset(id_ for one in renamed for id_ in (before.of(one), after.of(one)))
    subjects = _testified(gone, before) | _testified(come, after) | _deputies(affected, after, renamed) | unsettled
    testimony = [*memory.witnesses(subjects - unsettled), *(memory.supporters(unsettled) if unsettled else ())]
    heard = _named(*outlines) | _named_in(testimony)
    identities = Identities(_related(memory, heard) | heard)
    facts = conclude((one.telling for one in outlines), identities, testimony)
    return Update(
        facts=_within(facts, blocks, subjects, outlines, affected),
        blocks=blocks,
        subjects=subjects,
        keys=come[0].keys if come else Keys({}, {}),
    )


def _named(*outlines: Outline) -> frozenset[Naming]:
    return frozenset(naming for one in outlines for naming in one.namings.values())


def _related(memory: ClaimMemory, wanted: Iterable[Naming]) -> frozenset[Naming]:
    """Every naming in memory on which it hangs whom one of these means: names lead to Wikidata ids and back."""
    names = {one.name_id for one in wanted}
    qids = {one.wikidata_id for one in wanted if one.wikidata_id}
    found: set[Naming] = set()
    new_names, new_qids = set(names), set(qids)
    while new_names or new_qids:
        found |= set(memory.namings(new_names, new_qids))
        new_names = {one.name_id for one in found} - names
        new_qids = {one.wikidata_id for one in found if one.wikidata_id} - qids
        names |= new_names
        qids |= new_qids
    return frozenset(found)


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


def _deputies(outlines: Iterable[Outline], identities: Identities, renamed: frozenset[Naming]) -> frozenset[str]:
    """The actors who speak for one of the renamed."""
    found: set[str] = set()
    for one in outlines if renamed else ():
        story = Story(one.telling, identities)
        spoken_for = {key for key, claim in story.actors.items() if one.namings.get(claim.id) in renamed}
        found |= {story.actor_id(office.actor) for office in story.offices if office.affiliation in spoken_for}
    return frozenset(found)


def _named_in(testimony: Iterable[Testimony]) -> frozenset[Naming]:
    claims = (claim for one in testimony for claim in one.claims if isinstance(claim, ActorClaim))
    return frozenset(one for one in map(naming, claims) if one)


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
