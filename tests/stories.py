"""Articles with claims for tests, told in a few lines; every span holds in the article's text."""

import datetime as dt

from graph_schema.model.article import Article
from graph_schema.model.claim import (
    ActorClaim,
    ArticleClaims,
    ClaimedParticipant,
    MeetingClaim,
    OfficeClaim,
    PositionClaim,
)
from graph_schema.model.ids import article_id, claim_id, content_sha256
from graph_schema.model.vocabulary import ActorKind, MeetingKind, MeetingStatus, ParticipantRole, Stance
from graph_schema.model.when import EventDate


class Story:
    """Collects what one article claims. Every claim is given a sentence of its own, unless it names one."""

    def __init__(self, published: str, name: str = "a", outlet: str = "The Daily Test", syndication: str | None = None,
                 agencies: tuple[str, ...] = (), marks: tuple[str, ...] = ()):  # fmt: skip
        self.published = dt.date.fromisoformat(published)
        self.name, self.outlet, self.syndication = name, outlet, syndication
        self.agencies, self.marks = agencies, marks
        self.url = f"https://news.example.org/{name}"
        self.id = article_id(url=self.url, outlet=outlet, published=self.published, text="")
        self.text = ""
        self.actors: dict[str, ActorClaim] = {}
        self.offices: list[OfficeClaim] = []
        self.meetings: list[MeetingClaim] = []
        self.positions: list[PositionClaim] = []

    def _span(self, layer: str, content: list[object], sentence: str | None = None) -> dict[str, object]:
        sentence = sentence or f"{self.name.title()} reports {layer} {len(self.text)}."
        start = self.text.find(sentence)
        if start < 0:
            self.text += ("\n" if self.text else "") + sentence
            start = len(self.text) - len(sentence)
        end = start + len(sentence)
        return {
            "id": claim_id(layer, self.id, start, end, content),
            "article_id": self.id,
            "start": start,
            "end": end,
            "sentence": sentence,
            "rule": "told",
        }

    def actor(self, name, kind="person", *, of=None, office=None, acts=True, aliases=(), iso3=None, qid=None,
              known=False, confidence=0.9):  # fmt: skip
        """Declare an actor, keyed by its name; ``of`` (declared as a state if need be) is whom a person speaks for."""
        if name not in self.actors:
            self.actors[name] = ActorClaim(
                **self._span("ac", [kind, name, acts]), confidence=confidence, actor=name, kind=ActorKind(kind),
                name=name, known=known, acts=acts, aliases=aliases, iso3=iso3, wikidata_id=qid,
            )  # fmt: skip
        if of:
            self.actor(of, "state", acts=False, iso3=ISO3.get(of))
            self.offices.append(
                OfficeClaim(**self._span("oc", [name, office, of]), confidence=confidence, actor=name, office=office,
                            affiliation=of)
            )  # fmt: skip
        return self

    def meeting(self, event, *who, kind="talks", status="held", place=None, iso3=None, date=None, end=None, title=None,
                part_of=None, confidence=0.8, sentence=None):  # fmt: skip
        """One sentence about a meeting; ``who`` are names (attendees) or ``(name, role)``, declared if need be."""
        parts = tuple((w, "attendee") if isinstance(w, str) else w for w in who)
        for name, _ in parts:
            self._declare(name)
        content = [event, kind, status, place, date, end, title, sorted(parts), confidence]
        self.meetings.append(
            MeetingClaim(
                **self._span("mc", content, sentence), confidence=confidence, event=event, title=title,
                kind=MeetingKind(kind) if kind else None, status=MeetingStatus(status) if status else None, place=place,
                place_iso3=iso3, date=EventDate(start=date, end=end) if date else None, part_of=part_of,
                participants=tuple(ClaimedParticipant(actor=n, role=ParticipantRole(r)) for n, r in parts),
            )
        )  # fmt: skip
        return self

    def position(self, holder, stance, topic, *, target=None, quote=None, medium=None, event=None, confidence=0.7,
                 sentence=None):  # fmt: skip
        """One stance of ``holder`` (a name or ``@event``)."""
        for name in (holder, target):
            if name and not name.startswith("@"):
                self._declare(name)
        content = [holder, stance, topic, target, quote, event]
        self.positions.append(
            PositionClaim(
                **self._span("pc", content, sentence), confidence=confidence, holder=holder, stance=Stance(stance),
                topic=topic, target=target, quote=quote, medium=medium, event=event,
            )
        )  # fmt: skip
        return self

    def _declare(self, name):
        if name in self.actors:
            return
        if name in ISO3:
            self.actor(name, "state", iso3=ISO3[name])
        else:
            self.actor(name)

    def build(self) -> tuple[Article, ArticleClaims]:
        article = Article(
            id=self.id, text=self.text or "Nothing.", content_sha256=content_sha256(self.text), outlet=self.outlet,
            published_at=self.published, title=f"Story {self.name}", url=self.url, syndication_id=self.syndication,
            agencies=self.agencies, copy_marks=self.marks,
        )  # fmt: skip
        claims = ArticleClaims(
            article_id=self.id, actors=tuple(self.actors.values()), offices=tuple(self.offices),
            meetings=tuple(self.meetings), positions=tuple(self.positions),
        )  # fmt: skip
        return article, claims


ISO3 = {
    "United States": "USA", "Russia": "RUS", "Ukraine": "UKR", "France": "FRA", "Egypt": "EGY", "Brazil": "BRA",
    "Japan": "JPN", "Kenya": "KEN", "Canada": "CAN", "Switzerland": "CHE", "India": "IND", "China": "CHN",
}  # fmt: skip
