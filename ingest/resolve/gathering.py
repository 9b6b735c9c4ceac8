"""All that is said of actors, offices, places and topics, gathered by the fact for which it testifies."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from graph_schema.model.claim import ActorClaim, Claim, MeetingClaim, OfficeClaim, PositionClaim
from graph_schema.model.facts import Actor, Place, Representation, Support, Topic
from graph_schema.model.ids import state_id
from graph_schema.model.memory import Dated, Naming, Testimony
from ingest.resolve import actors
from ingest.resolve.actors import Sighting, sighting
from ingest.resolve.evidence import Told
from ingest.resolve.identity import Identities
from ingest.resolve.named import Venue, conclude_place, conclude_topic, place_of, state_sighting, topic_of, venue_of
from ingest.resolve.positions import stated
from ingest.resolve.ruled import Ruled
from ingest.resolve.story import Story

Who = Callable[[ActorClaim], tuple[str, str]]
"""The id of the actor of a claim, and the reason."""


class Gathering:
    """Takes claims in any order, each as often as you like; what is concluded depends on the set of them."""

    def __init__(self, identities: Identities) -> None:
        self._identities = identities
        self._actors: dict[str, list[Told[Sighting]]] = defaultdict(list)
        self._offices: dict[tuple[str, str], list[Told[OfficeClaim]]] = defaultdict(list)
        self._places: dict[str, list[Told[Venue]]] = defaultdict(list)
        self._topics: dict[str, list[Told[str]]] = defaultdict(list)
        self._supports: set[tuple[str, str, str]] = set()

    def hear(self, story: Story) -> None:
        """Take in a whole article: what it testifies for is told by its claims together."""
        chosen: list[Claim] = [claim for claim in story.claims.actors if claim.actor in story.testifying]
        chosen += story.offices
        for event in story.events.values():
            chosen += [
                claim
                for claim in event.claims
                if Ruled([claim]).on("place") or (claim.place and claim.place == event.view.place)
            ]
        chosen += [one.claim for one in stated(story)]
        self._supports |= self._take(story.article, chosen, story.actors, story.namings)

    def consider(self, testimony: Testimony) -> None:
        """Take in single claims that are known to testify."""
        known = {claim.actor: claim for claim in testimony.claims if isinstance(claim, ActorClaim)}
        self._take(testimony.article, testimony.claims, known, testimony.namings)

    def _take(
        self,
        article: Dated,
        claims: Iterable[Claim],
        known: Mapping[str, ActorClaim],
        namings: Mapping[str, Naming],
    ) -> set[tuple[str, str, str]]:
        def who(claim: ActorClaim) -> tuple[str, str]:
            return self._identities.who(claim, namings.get(claim.id), article.published_at)

        supports = set()
        for claim in claims:
            for fact, why in self._file(article, claim, known, who):
                supports.add((claim.id, fact, why))
        return supports

    def _file(self, article: Dated, claim: Claim, known: Mapping[str, ActorClaim], who: Who) -> list[tuple[str, str]]:
        """Put the claim where it belongs; return the facts that it supports, with the reasons."""
        match claim:
            case ActorClaim():
                actor, why = who(claim)
                self._actors[actor].append(Told(sighting(claim), claim, claim.confidence, article))
                return [(actor, why)]
            case OfficeClaim():
                person, principal = who(known[claim.actor])[0], who(known[claim.affiliation])[0]
                self._offices[person, principal].append(Told(claim, claim, claim.confidence, article))
                return [(person, "holds an office")]
            case MeetingClaim():
                venue = venue_of(claim)
                if venue is None:
                    return []
                place = place_of(venue.name)
                self._places[place].append(Told(venue, claim, claim.confidence, article))
                found = [(place, "place of a meeting")]
                if state := state_sighting(venue):
                    id_ = state_id(state.iso3 or "")
                    self._actors[id_].append(Told(state, claim, claim.confidence, article))
                    found.append((id_, "country of a meeting's place"))
                return found
            case PositionClaim():
                name = Ruled([claim]).value("topic") or claim.topic
                topic = topic_of(name)
                self._topics[topic].append(Told(name, claim, claim.confidence, article))
                return [(topic, "topic of a position")]
        return []

    @property
    def actors(self) -> list[Actor]:
        """Every actor for which a claim testifies."""
        return [actors.conclude(id_, told) for id_, told in sorted(self._actors.items())]

    @property
    def representations(self) -> list[Representation]:
        """For whom they speak."""
        return [one for (person, principal), told in sorted(self._offices.items())
                for one in actors.represents(person, principal, told)]  # fmt: skip

    @property
    def places(self) -> list[Place]:
        """Every place of a meeting."""
        return [conclude_place(id_, told) for id_, told in sorted(self._places.items())]

    @property
    def topics(self) -> list[Topic]:
        """Every topic of a position."""
        return [conclude_topic(id_, told) for id_, told in sorted(self._topics.items())]

    @property
    def supported(self) -> frozenset[str]:
        """Which of these facts claims of whole articles support."""
        return frozenset(fact for _, fact, _ in self._supports)

    @property
    def supports(self) -> list[Support]:
        """Which claim of a whole article supports which of these facts."""
        return [Support(claim_id=c, fact_id=f, reason=r) for c, f, r in sorted(self._supports)]
