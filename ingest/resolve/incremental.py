"""What some articles change: the facts that must be concluded again, from no more claims than they rest on.

Promise, and the property that its tests check: taking articles in one by one or some at a time, in any order, replacing
and retracting some, leaves exactly ``resolve`` of those that are there at last.

Why that holds. A meeting rests on events that hang together by ties (see ``ties``), which follow from judgements on
pairs; so it is enough to follow these from the events of the articles, as they were before and as they are after. A tie
between others changes only where an event without a day is taken for one of these now: then what it hung together with
before is looked at again too. A position rests on claims of one block, of a sentence on those of about the same day
(see ``wording``): these are asked for, and the articles that have them are read whole. An actor, place or topic rests
on its witnesses, and a claim that is no witness changes nothing by going. A fact may mention the id of a meeting (where
a position was stated, what a meeting is part of): where an id changes, facts that mention it are concluded again too,
and what they mention besides is looked up. Names of different articles are tied together by what all articles and the
authority lists say of them: where somebody is another one now, all that name those people are concluded again.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain, islice

from graph_schema.model.authority import Listed
from graph_schema.model.claim import Claim
from graph_schema.model.facts import Actor, Facts, Place, Representation, Topic
from graph_schema.model.memory import Change, ClaimMemory, Keys, Naming, Testimony, Update, Worded
from ingest.resolve.blocks import EventKey, Outline
from ingest.resolve.cluster import Cluster, by_event, clusters
from ingest.resolve.gathering import Gathering
from ingest.resolve.identity import Identities
from ingest.resolve.naming import keys_of
from ingest.resolve.neighbours import CHANGED, Library, World, related
from ingest.resolve.resolution import Scope, conclude
from ingest.resolve.wording import with_them

_AT_ONCE = 4_000
"""Articles of which testimony is weighed at once."""


def update(changes: Sequence[Change], memory: ClaimMemory) -> Update:
    """Return what follows from the changes of these articles; reads through ``memory`` and changes nothing.

    Raises ``ValueError`` where two of the changes are of one article.
    """
    if len({change.article_id for change in changes}) < len(changes):
        raise ValueError("two changes of one article at once")
    gone = [Outline(change.before) for change in changes if change.before]
    come = [Outline(change.after) for change in changes if change.after]
    named = frozenset(naming for one in (*gone, *come) for naming in one.namings.values())
    library = Library(memory, named, *related(memory, named, CHANGED))
    return _conclude(library, gone, come, World(library, gone), World(library, come))


def revise(old: Collection[Listed], new: Collection[Listed], memory: ClaimMemory) -> Update:
    """Return what follows where entries ``new`` of authority lists have taken the place of ``old`` in memory."""
    changed = [*old, *new]
    others = memory.listed((), {entry.ref for entry in changed})
    keys = frozenset(key for entry in (*changed, *others) for key in keys_of(entry))
    refs = {entry.ref for entry in changed}
    named = frozenset(memory.namings(keys, refs))
    if not named:
        return Update(Facts(), frozenset(), frozenset(), Keys({}, {}))
    known, listed = related(memory, named, CHANGED, now_listed=refs)
    library = Library(memory, named, named | known, listed)

    def before(entries: Collection[Listed]) -> Iterable[Listed]:
        there = {entry.id: entry for entry in entries if entry.id not in {one.id for one in new}}
        return (there | {entry.id: entry for entry in old}).values()

    return _conclude(library, [], [], World(library, [], before), World(library, []))


def _conclude(library: Library, gone: Sequence[Outline], come: Sequence[Outline], past: World, now: World) -> Update:
    memory = library.memory
    before, after = past.identities, now.identities
    renamed = frozenset(one for one in library.namings if before.standing(one) != after.standing(one))
    own = [*gone, *come]
    others = library.add(memory.naming(renamed)) if renamed else []
    affected = [*come, *others]

    seeds = {event for one in others for event in one.claims}
    changing, left = {one.id for one in own}, {one.id for one in gone}
    theirs = seeds.union(*(one.claims for one in come))
    taken = {event for event in now.taken_for(theirs) if event[0] not in changing}
    once = past.hanging_together((seeds | taken).union(*(one.claims for one in gone)))
    kept = {event for event in once if event[0] not in left}
    touched = now.hanging_together(theirs | kept)
    found = clusters(now.event(event) for event in touched)
    moved = _moved(found, changing, memory)
    mentioning = {event for one in library.outlines.values() for event in _parts(one, moved)}
    more = now.hanging_together(mentioning - touched)
    found += clusters(now.event(event) for event in more)
    said = {worded for one in (*own, *others) for worded in one.worded(one.blocks.values())}
    said |= {worded for one in library.outlines.values() for worded in one.worded(_stated_at(one, moved))}
    told = with_them(said, memory.in_blocks({one.block for one in said})) if said else frozenset()
    stating = library.complete({one.article_id for one in told} - changing)
    scope = _scope(touched | more, told, [*affected, *stating], now, memory)

    unsettled = frozenset(_bearers(affected, renamed, (past.identities, now.identities)))
    subjects = _testified([*gone, *others], past.identities) | unsettled
    subjects |= _testified(affected, now.identities) | _deputies(affected, renamed, now)
    testimony = _needed(chain(memory.witnesses(subjects - unsettled), memory.supporters(unsettled)), library, now)
    heard = {*(one.id for one in (*affected, *stating)), *(article for article, _ in scope.events)}
    facts = conclude((now.story(article) for article in heard), now.identities, found, testimony, scope)
    return Update(
        facts=_within(facts, subjects, scope, affected),
        claims=scope.claims | frozenset(claim.id for one in gone for claim in _told(one)),
        subjects=subjects,
        keys=Keys.together(one.keys for one in come),
    )


def _moved(found: Iterable[Cluster], own: Collection[str], memory: ClaimMemory) -> frozenset[EventKey]:
    """The events, of other articles than those that change, whose meeting has another id than before."""
    meetings = {key: one for key, one in by_event(found).items() if key[0] not in own}
    first = {(event.article.id, event.key): event.anchor.id for one in found for event in one.events}
    held = memory.meetings_of([first[key] for key in meetings]) if meetings else {}
    return frozenset(key for key, one in meetings.items() if held.get(first[key]) != one.id)


def _parts(outline: Outline, wholes: frozenset[EventKey]) -> set[EventKey]:
    """The events of an article that are said to be part of one of these."""
    return {event for event, parents in outline.parents.items() if parents & wholes}


def _stated_at(outline: Outline, meetings: frozenset[EventKey]) -> set[str]:
    """The blocks of the article's positions that were stated at one of these."""
    said = outline.telling.claims.positions
    return {outline.blocks[claim.id] for claim in said if claim.event and (outline.id, claim.event) in meetings}


def _scope(
    events: set[EventKey], told: Collection[Worded], stating: Iterable[Outline], now: World, memory: ClaimMemory
) -> Scope:
    """These events and the positions told so, with the ids of the other meetings that they mention."""
    there = {(one.block, one.article_id) for one in told}
    said = {
        claim.id: (one.id, claim.event)
        for one in stating
        for claim in one.telling.claims.positions
        if (one.blocks[claim.id], one.id) in there
    }
    mentioned = {(article, event) for article, event in said.values() if event}
    mentioned |= {whole for event in events for whole in now.outline(event[0]).parents[event]}
    elsewhere = {event: now.outline(event[0]).claims[event][0].id for event in mentioned - events}
    held = memory.meetings_of(elsewhere.values()) if elsewhere else {}
    return Scope(
        events=frozenset(events),
        claims=frozenset(said) | {claim.id for event in events for claim in now.outline(event[0]).claims[event]},
        elsewhere={event: held[claim] for event, claim in elsewhere.items()},
    )


def _bearers(outlines: Iterable[Outline], renamed: frozenset[Naming], views: Iterable[Identities]) -> Iterator[str]:
    """The actors of whom the articles speak by one of these namings, then and now."""
    for one in outlines:
        for claim in one.telling.claims.actors:
            naming = one.namings.get(claim.id)
            if naming in renamed:
                yield from (view.who(claim, naming, one.telling.article.published_at)[0] for view in views)


def _testified(outlines: Iterable[Outline], identities: Identities) -> frozenset[str]:
    """The actors, places and topics for which the articles testify."""
    gathering = Gathering(identities)
    for one in outlines:
        gathering.hear(one.seen_with(identities))
    return gathering.supported


def _deputies(outlines: Iterable[Outline], renamed: frozenset[Naming], now: World) -> frozenset[str]:
    """The actors who speak for one of the renamed."""
    found: set[str] = set()
    for one in outlines if renamed else ():
        story = now.story(one.id)
        spoken_for = {key for key, claim in story.actors.items() if one.namings.get(claim.id) in renamed}
        found |= {story.actor_id(office.actor) for office in story.offices if office.affiliation in spoken_for}
    return frozenset(found)


def _needed(testimony: Iterable[Testimony], library: Library, now: World) -> list[Testimony]:
    """Return what suffices of it, with all known of those whom it names: never more than some articles at a time.

    A fact that follows from its witnesses follows from the witnesses of the parts as well: each is the best of all in
    some respect, so of its part too.
    """
    rest, kept = iter(testimony), list[Testimony]()
    while some := list(islice(rest, _AT_ONCE)):
        library.learn(naming for one in some for naming in one.namings.values())
        kept = _witnesses([*kept, *some], now.identities) if kept else some
    return kept


def _witnesses(testimony: Sequence[Testimony], identities: Identities) -> list[Testimony]:
    """Those of which a claim is a witness of what follows from all of them."""
    gathering = Gathering(identities)
    for one in testimony:
        gathering.consider(one)
    facts: list[Actor | Representation | Place | Topic]
    facts = [*gathering.actors, *gathering.representations, *gathering.places, *gathering.topics]
    witnesses = {claim for fact in facts for claim in fact.claims}
    return [one for one in testimony if any(claim.id in witnesses for claim in one.claims)]


def _within(facts: Facts, subjects: frozenset[str], scope: Scope, affected: Iterable[Outline]) -> Facts:
    """Only the facts that take the place of old ones; all else was concluded from too few claims, or is unchanged."""
    again = scope.claims | {claim.id for one in affected for claim in _told(one)}
    return facts.model_copy(
        update={
            "actors": tuple(actor for actor in facts.actors if actor.id in subjects),
            "representations": tuple(one for one in facts.representations if one.person_id in subjects),
            "places": tuple(place for place in facts.places if place.id in subjects),
            "topics": tuple(topic for topic in facts.topics if topic.id in subjects),
            "supports": tuple(support for support in facts.supports if support.claim_id in again),
        }
    )


def _told(outline: Outline) -> Iterable[Claim]:
    said = outline.telling.claims
    return (*said.actors, *said.offices, *said.meetings, *said.positions)
