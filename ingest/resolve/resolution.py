"""The one function from claims to facts. It is pure: equal sets of claims give equal facts."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph_schema.model.authority import Listed
from graph_schema.model.claim import ArticleClaims
from graph_schema.model.decided import mark, standing
from graph_schema.model.decision import Decision
from graph_schema.model.facts import Facts, Meeting, Participation, Position, Support
from graph_schema.model.memory import Dated, Naming, Telling, Testimony
from ingest.resolve import meeting_facts, naming, positions
from ingest.resolve.blocks import EventKey
from ingest.resolve.cluster import Cluster, by_event, clusters
from ingest.resolve.evidence import Told, prevailing
from ingest.resolve.gathering import Gathering
from ingest.resolve.identity import Identities
from ingest.resolve.story import Event, Story


def resolve(
    articles: Mapping[str, Dated],
    claims: Iterable[ArticleClaims],
    decisions: Iterable[Decision] = (),
    listed: Iterable[Listed] = (),
) -> Facts:
    """Return the facts that follow from the claims of these articles and from what people decided about them.

    All in any order, each as often as you like.

    ``listed`` are the entries of imported authority lists.

    ``articles`` must hold the article of every ``ArticleClaims`` (``KeyError`` otherwise). Raises ``ValueError`` if one
    article is given with two different sets of claims.
    """
    decisions = tuple(decisions)
    tellings = _each_once(Telling(articles[one.article_id], standing(mark(one, decisions))) for one in claims)
    identities = Identities(namings(tellings), listed)
    stories = [Story(telling, identities) for telling in tellings]
    return conclude(stories, identities, clusters(event for story in stories for event in story.events.values()))


def namings(tellings: Iterable[Telling]) -> frozenset[Naming]:
    """Return under which names and Wikidata ids the articles speak of people and organisations."""
    return frozenset(one for telling in tellings for one in naming.namings(telling.claims).values())


@dataclass(frozen=True)
class Scope:
    """Which meetings and positions to conclude, where not all: those of these events, and of these claims.

    ``elsewhere`` has the ids of the other meetings that they mention.
    """

    events: frozenset[EventKey]
    claims: frozenset[str]
    elsewhere: Mapping[EventKey, str]


def conclude(
    stories: Iterable[Story],
    identities: Identities,
    found: Sequence[Cluster],
    testimony: Iterable[Testimony] = (),
    scope: Scope | None = None,
) -> Facts:
    """Return the facts, given who is who and which events are one meeting.

    ``testimony`` of other articles adds to actors, places and topics alone.
    """
    stories = sorted(stories, key=lambda story: story.article.id)
    gathering = Gathering(identities)
    for story in stories:
        gathering.hear(story)
    for one in testimony:
        gathering.consider(one)
    ids = {key: one.id for key, one in by_event(found).items()} | dict(scope.elsewhere if scope else {})
    meetings, parts = _meetings(found, ids)
    told = [one for story in stories for one in positions.stated(story) if not scope or one.claim.id in scope.claims]
    held = positions.conclude(told, ids)
    return Facts(
        actors=tuple(gathering.actors),
        representations=tuple(gathering.representations),
        places=tuple(gathering.places),
        meetings=tuple(meetings),
        participations=tuple(parts),
        topics=tuple(gathering.topics),
        positions=tuple(held),
        supports=tuple(sorted([*gathering.supports, *_links(found), *_ties(held)], key=lambda s: s.model_dump_json())),
    )


def _each_once(tellings: Iterable[Telling]) -> list[Telling]:
    by_id: dict[str, Telling] = {}
    for telling in tellings:
        held = by_id.setdefault(telling.claims.article_id, telling)
        if held.claims != telling.claims:
            raise ValueError(f"two different sets of claims of article {telling.claims.article_id}")
    return [by_id[id_] for id_ in sorted(by_id)]


def _meetings(found: Iterable[Cluster], ids: Mapping[EventKey, str]) -> tuple[list[Meeting], list[Participation]]:
    meetings, parts = [], []
    for one in found:
        meeting, attending = meeting_facts.conclude(one.events, lambda known: _parent(known, ids))
        meetings.append(meeting)
        parts += attending
    return sorted(meetings, key=lambda m: m.id), sorted(parts, key=lambda p: (p.meeting_id, p.actor_id))


def _parent(events: Iterable[Event], ids: Mapping[EventKey, str]) -> str | None:
    told = []
    for event in events:
        claim, whole = event.view.told.get("part_of"), event.view.part_of
        if claim and whole:
            id_ = ids[event.article.id, whole]
            if id_ != ids[event.article.id, event.key]:
                told.append(Told(id_, claim, claim.confidence, event.article))
    best = prevailing(told)
    return best.value if best else None


def _links(found: Iterable[Cluster]) -> Iterable[Support]:
    for one in found:
        for event, reason in zip(one.events, one.reasons, strict=True):
            for claim in event.claims:
                yield Support(claim_id=claim.id, fact_id=one.id, reason=reason)


def _ties(held: Iterable[Position]) -> Iterable[Support]:
    for position in held:
        together = "same holder and words" if len(position.claims) > 1 else "told once"
        for claim in position.claims:
            yield Support(claim_id=claim, fact_id=position.id, reason=together)
