"""What one trigger word in one sentence tells of an encounter, before the tellings of one event come together."""

from dataclasses import dataclass, field

from spacy.tokens import Span, Token

from graph_schema.model.vocabulary import MeetingKind, MeetingStatus, ParticipantRole
from graph_schema.model.when import EventDate
from ingest.clean.text import BlockKind
from ingest.extract.cast import PlaceMention
from ingest.extract.meetings.lexicon import NounEntry, Series, VerbEntry
from ingest.extract.meetings.told import UNTOLD, Told
from ingest.extract.when import DatePhrase, Direction


@dataclass(slots=True)
class Trigger:
    """A word that tells of an encounter. ``kind`` None: the form is open ("meeting", "met")."""

    token: Token
    rule: str
    kind: MeetingKind | None
    prior: float
    travel: bool = False
    weak: bool = False
    purpose: bool = False
    noun: NounEntry | None = None
    verb: VerbEntry | None = None
    form: str | None = None
    series: Series | None = None


@dataclass(frozen=True, slots=True)
class Party:
    """An actor bound to the encounter. ``token`` is where the sentence names it, ``rule`` how it was found."""

    actor: str
    role: ParticipantRole
    confidence: float
    token: int
    rule: str
    traveller: bool = False
    direct: bool = True


_RANK = {
    ParticipantRole.EXCLUDED: 3,
    ParticipantRole.ABSENT: 3,
    ParticipantRole.HOST: 2,
    ParticipantRole.MEDIATOR: 2,
    ParticipantRole.INVITED: 1,
}
_SURE = 0.5


def outweighs(new: Party, held: Party) -> bool:
    """Return whether a finding replaces another of the same actor: a special role before mere attendance, then the
    surer one."""
    rank, other = _RANK.get(new.role, 0), _RANK.get(held.role, 0)
    if rank != other and min(new.confidence, held.confidence) >= _SURE:
        return rank > other
    return new.confidence > held.confidence


@dataclass(frozen=True, slots=True)
class ToldDate:
    """A date phrase bound to the encounter, and which way the sentence points."""

    phrase: DatePhrase
    direction: Direction
    assumed: bool = False


@dataclass(slots=True, eq=False)
class Telling:
    """One trigger with its arguments. ``links`` are tellings of the same sentence that tell of the same encounter,
    ``within`` one of a larger gathering at whose margin this one is set.

    ``divided``: one of several that the sentence tells together ("spoke separately with A and B").
    ``unresolved`` counts partners that the sentence has but the cast does not know ("met the mayor").
    """

    trigger: Trigger
    sentence: Span
    block: BlockKind
    parties: dict[str, Party] = field(default_factory=dict)
    destination: PlaceMention | None = None
    stops: tuple[PlaceMention, ...] = ()
    delegates: bool = False
    venue: PlaceMention | None = None
    venue_assumed: bool = False
    told: Told = UNTOLD
    told_date: ToldDate | None = None
    phrases: tuple[tuple[int, DatePhrase], ...] = ()
    date: EventDate | None = None
    length: int | None = None
    definite: bool = False
    another: bool = False
    counted: bool = False
    theirs: bool = False
    dated: bool = False
    thin: bool = False
    anchor: Token | None = None
    number: int | None = None
    separately: bool = False
    blocked: str | None = None
    unresolved: int = 0
    origin: int = 0
    links: list["Telling"] = field(default_factory=list)
    within: "Telling | None" = None
    gathering: bool = False
    divided: bool = False

    @property
    def gathering_name(self) -> frozenset[str]:
        """The words of the proper name of a summit or conference, in lower case; empty where it has none."""
        if self.trigger.noun is None or self.trigger.kind not in (MeetingKind.SUMMIT, MeetingKind.CONFERENCE):
            return frozenset()
        before = (t for c in self.token.children if c.dep_ in ("compound", "nmod", "poss") for t in c.subtree)
        return frozenset(t.lower_ for t in before if t.pos_ == "PROPN" and t.ent_type_ not in ("GPE", "DATE", "PERSON"))

    @property
    def node(self) -> Token:
        """Where places and dates are measured from: the trigger, or its verb where the parse tore them apart."""
        return self.anchor if self.anchor is not None else self.trigger.token

    @property
    def status(self) -> MeetingStatus | None:
        """What the sentence tells of whether it happens."""
        return self.told.status

    @property
    def token(self) -> Token:
        """The trigger word."""
        return self.trigger.token

    def add(self, party: Party) -> None:
        """Bind a party; the surer finding wins, and being kept out outweighs having been there."""
        held = self.parties.get(party.actor)
        if held is None or outweighs(party, held):
            self.parties[party.actor] = party
