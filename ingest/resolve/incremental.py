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
from ingest.resolve.blocks import keys, mentions
from ingest.resolve.gathering import Gathering
from ingest.resolve.identity import Identities, naming
from ingest.resolve.resolution import conclude, namings
from ingest.resolve.story import Story


def update(change: Change, memory: ClaimMemory) -> Update:
    """Return what follows from the change of one article; reads through ``memory`` and changes nothing."""
    gone, come = ([telling] if telling else [] for telling in (change.before, change.after))
    known = _related(memory, namings([*gone, *come]))
    before, after = Identities(known | namings(gone)), Identities(known | namings(come))
    renamed = frozenset(one for one in known if before.of(one) != after.of(one))
    affected = [*come, *(memory.naming(renamed) if renamed else ())]

    touched = frozenset(block for telling in (*gone, *affected) for block in keys(telling).blocks.values())
    blocks, tellings = _read(memory, touched, affected)

    unsettled = frozenset(id_ for one in renamed for id_ in (before.of(one), after.of(one)))
    subjects = _testified(gone, before) | _testified(come, after) | _testified(affected, after, renamed) | unsettled
    testimony = [*memory.witnesses(subjects - unsettled), *(memory.supporters(unsettled) if unsettled else ())]
    heard = namings(tellings) | _named_in(testimony)
    identities = Identities(_related(memory, heard) | heard | namings(come))
    return Update(
        facts=_within(conclude(tellings, identities, testimony), blocks, subjects, tellings, affected),
        blocks=blocks,
        subjects=subjects,
        keys=keys(come[0]) if come else Keys({}, {}),
    )


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
    memory: ClaimMemory, touched: frozenset[str], present: Sequence[Telling]
) -> tuple[frozenset[str], list[Telling]]:
    """The blocks to conclude again, and every article that has a claim in them or in a block that they mention."""
    again, asked = set(touched), set[str]()
    seen = {telling.article.id: telling for telling in present}
    mentioned: set[str] = set()
    while missing := (again | mentioned) - asked:
        asked |= missing
        for telling in memory.in_blocks(missing):
            seen.setdefault(telling.article.id, telling)
        links = [link for telling in seen.values() for link in mentions(telling).items()]
        while more := {block for block, others in links if others & again} - again:
            again |= more
        mentioned |= {other for block, others in links if block in again for other in others}
    return frozenset(again), list(seen.values())


def _testified(
    tellings: Iterable[Telling], identities: Identities, renamed: frozenset[Naming] | None = None
) -> frozenset[str]:
    """The actors, places and topics for which the articles testify; or only those who speak for a renamed one."""
    found: set[str] = set()
    for telling in tellings:
        story = Story(telling, identities)
        if renamed is None:
            gathering = Gathering(identities)
            gathering.hear(story)
            found |= {support.fact_id for support in gathering.supports}
        else:
            spoken_for = {key for key, claim in story.actors.items() if naming(claim) in renamed}
            found |= {story.actor_id(office.actor) for office in story.offices if office.affiliation in spoken_for}
    return frozenset(found)


def _named_in(testimony: Iterable[Testimony]) -> frozenset[Naming]:
    claims = (claim for one in testimony for claim in one.claims if isinstance(claim, ActorClaim))
    return frozenset(one for one in map(naming, claims) if one)


def _within(
    facts: Facts,
    blocks: frozenset[str],
    subjects: frozenset[str],
    tellings: Iterable[Telling],
    affected: Iterable[Telling],
) -> Facts:
    """Only the facts that take the place of old ones; all else was concluded from too few claims, or is unchanged."""
    block_of = {claim: block for telling in tellings for claim, block in keys(telling).blocks.items()}
    meetings = tuple(m for m in facts.meetings if block_of[m.claims[0]] in blocks)
    ids = {meeting.id for meeting in meetings}
    again = {claim for claim, block in block_of.items() if block in blocks}
    again |= {claim.id for telling in affected for claim in _claims(telling)}
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
