"""The one function from claims to facts. It is pure: equal sets of claims give equal facts."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from graph_schema.model.authority import Listed
from graph_schema.model.claim import ArticleClaims
from graph_schema.model.decided import mark, standing
from graph_schema.model.decision import Decision
from graph_schema.model.facts import Facts, Meeting, Participation, Position, Support
from graph_schema.model.memory import Dated, Naming, Telling, Testimony
from ingest.resolve import meeting_facts, naming, positions
from ingest.resolve.evidence import Told, prevailing
from ingest.resolve.gathering import Gathering
from ingest.resolve.identity import Identities
from ingest.resolve.meetings import cluster, link_reason
from ingest.resolve.story import Event, Story

EventKey = tuple[str, str]


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
    tellings = [Telling(articles[one.article_id], standing(mark(one, decisions))) for one in claims]
    return conclude(tellings, Identities(namings(tellings), listed))


def namings(tellings: Iterable[Telling]) -> frozenset[Naming]:
    """Return under which names and Wikidata ids the articles speak of people and organisations."""
    return frozenset(one for telling in tellings for one in naming.namings(telling.claims).values())


def conclude(tellings: Iterable[Telling], identities: Identities, testimony: Iterable[Testimony] = ()) -> Facts:
    """As ``resolve``, given who is who; ``testimony`` of other articles adds to actors, places and topics alone."""
    stories = [Story(telling, identities) for telling in _each_once(tellings)]
    gathering = Gathering(identities)
    for story in stories:
        gathering.hear(story)
    for one in testimony:
        gathering.consider(one)
    clusters = _clusters(stories)
    ids = {(e.article.id, e.key): events[0].own_id for events in clusters for e in events}
    meetings, parts = _meetings(clusters, ids)
    told = [one for story in stories for one in positions.stated(story)]
    held = positions.conclude(told, ids)
    return Facts(
        actors=tuple(gathering.actors),
        representations=tuple(gathering.representations),
        places=tuple(gathering.places),
        meetings=tuple(meetings),
        participations=tuple(parts),
        topics=tuple(gathering.topics),
        positions=tuple(held),
        supports=tuple(
            sorted([*gathering.supports, *_links(clusters), *_ties(held)], key=lambda s: s.model_dump_json())
        ),
    )


def _each_once(tellings: Iterable[Telling]) -> list[Telling]:
    by_id: dict[str, Telling] = {}
    for telling in tellings:
        held = by_id.setdefault(telling.claims.article_id, telling)
        if held.claims != telling.claims:
            raise ValueError(f"two different sets of claims of article {telling.claims.article_id}")
    return [by_id[id_] for id_ in sorted(by_id)]


def _clusters(stories: Iterable[Story]) -> list[list[Event]]:
    blocks: dict[str, list[Event]] = defaultdict(list)
    for story in stories:
        for event in story.events.values():
            blocks[event.block].append(event)
    return [events for block in sorted(blocks) for events in cluster(blocks[block])]


def _meetings(
    clusters: Iterable[list[Event]], ids: Mapping[EventKey, str]
) -> tuple[list[Meeting], list[Participation]]:
    meetings, parts = [], []
    for events in clusters:
        meeting, attending = meeting_facts.conclude(events, lambda known: _parent(known, ids))
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


def _links(clusters: Iterable[list[Event]]) -> Iterable[Support]:
    for events in clusters:
        id_ = events[0].own_id
        for event in events:
            reason = link_reason(event, events)
            for claim in event.claims:
                yield Support(claim_id=claim.id, fact_id=id_, reason=reason)


def _ties(held: Iterable[Position]) -> Iterable[Support]:
    for position in held:
        together = "same holder and words" if len(position.claims) > 1 else "told once"
        for claim in position.claims:
            yield Support(claim_id=claim, fact_id=position.id, reason=together)
