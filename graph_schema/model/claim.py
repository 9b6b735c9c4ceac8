"""Claims: what one article says, and the exact span that says it. Never edited, only added or dropped with the article.

``article.text[claim.start:claim.end] == claim.sentence`` holds for every claim; a claim that breaks it is a bug.
"""

from pydantic import Field, model_validator

from graph_schema.model.base import Value
from graph_schema.model.ruling import Ruling
from graph_schema.model.vocabulary import ActorKind, MeetingKind, MeetingStatus, ParticipantRole, Stance
from graph_schema.model.when import EventDate

Confidence = float


class Claim(Value):
    """The part that all claims share: which article, which span, which rule, how sure (0..1)."""

    id: str
    article_id: str
    start: int = Field(ge=0)
    end: int = Field(gt=0)
    sentence: str = Field(min_length=1)
    rule: str = Field(min_length=1, description="id of the rule that found it, as in the data files")
    confidence: float = Field(ge=0, le=1)
    rulings: tuple[Ruling, ...] = Field(
        default=(), exclude=True, description="what decisions say about it; no part of what the article says"
    )

    @model_validator(mode="after")
    def _span_fits_the_sentence(self) -> "Claim":
        if self.end - self.start != len(self.sentence):
            raise ValueError(f"span {self.start}:{self.end} does not have the length of its sentence")
        return self


class ActorClaim(Claim):
    """This article speaks of this actor. One claim per actor and article, at the first mention.

    ``actor`` is the article's own key for the actor: the other claims of the article refer to it. ``name`` is the full
    canonical name where the article or the authority data tell it, ``known`` whether the authority data do.
    ``acts`` is false for names that are only mentioned: they never become facts by themselves.
    """

    actor: str
    kind: ActorKind
    name: str
    known: bool = False
    acts: bool = True
    aliases: tuple[str, ...] = Field(default=(), description="every spelling, short name or metonym in the text")
    iso3: str | None = None
    wikidata_id: str | None = Field(default=None, pattern=r"^Q[1-9]\d*$")


class OfficeClaim(Claim):
    """This person speaks for this state or organisation, holding this office (a title without the country)."""

    actor: str
    office: str | None = None
    affiliation: str = Field(description="key of the state or organisation in the same article")


class ClaimedParticipant(Value):
    """One actor bound to a meeting by one sentence."""

    actor: str
    role: ParticipantRole
    confidence: float = Field(default=1.0, ge=0, le=1)


class MeetingClaim(Claim):
    """One sentence that speaks of a meeting. Claims of one encounter in one article share ``event``.

    Every value is what this sentence alone gives; ``None`` or empty where it tells nothing.
    """

    event: str
    title: str | None = None
    kind: MeetingKind | None = None
    status: MeetingStatus | None = None
    place: str | None = Field(default=None, description='"City, Country", or the country or region')
    place_iso3: str | None = None
    date: EventDate | None = None
    participants: tuple[ClaimedParticipant, ...] = ()
    part_of: str | None = Field(default=None, description="`event` of a larger meeting in the same article")


class PositionClaim(Claim):
    """One actor's stance in one sentence.

    ``holder`` is an actor key, or ``@event`` for all participants of a meeting.
    """

    holder: str
    stance: Stance
    topic: str
    target: str | None = None
    quote: str | None = None
    medium: str | None = None
    event: str | None = Field(default=None, description="the meeting at which it was stated")


class ArticleClaims(Value):
    """All that one article says. The only thing that extraction hands on."""

    article_id: str
    language: str = "en"
    skipped: str | None = Field(default=None, description="why nothing was taken: 'not English', 'empty', …")
    actors: tuple[ActorClaim, ...] = ()
    offices: tuple[OfficeClaim, ...] = ()
    meetings: tuple[MeetingClaim, ...] = ()
    positions: tuple[PositionClaim, ...] = ()
    dropped: tuple[tuple[str, int], ...] = Field(
        default=(), description="what a language model said that did not hold: reason and number"
    )

    @model_validator(mode="after")
    def _keys_are_declared(self) -> "ArticleClaims":
        actors = {claim.actor for claim in self.actors}
        used = {c.actor for c in self.offices} | {c.affiliation for c in self.offices}
        used |= {p.actor for c in self.meetings for p in c.participants}
        used |= {c.holder for c in self.positions if not c.holder.startswith("@")}
        used |= {c.target for c in self.positions if c.target}
        if missing := sorted(used - actors):
            raise ValueError(f"claims refer to actors that no ActorClaim declares: {', '.join(missing)}")
        events = {c.event for c in self.meetings}
        named = {c.event for c in self.positions if c.event} | {c.part_of for c in self.meetings if c.part_of}
        named |= {c.holder[1:] for c in self.positions if c.holder.startswith("@")}
        if missing := sorted(named - events):
            raise ValueError(f"claims refer to meetings that no MeetingClaim declares: {', '.join(missing)}")
        return self
