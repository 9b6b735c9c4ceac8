"""The cast while it is being built: members by key, and which token speaks of whom."""

import bisect
import datetime as dt
from dataclasses import replace

from graph_schema.model.ids import named_actor_id, state_id
from graph_schema.model.names import fold
from graph_schema.model.vocabulary import ActorKind
from ingest.authority import Authority
from ingest.authority.people import LEADING, KnownPerson
from ingest.extract.actors.offices import Role, role
from ingest.extract.actors.roles import Office
from ingest.extract.actors.scene import Scene
from ingest.extract.cast import Form, Member, Mention, PlaceMention


class Ledger:
    """Members and mentions; a token belongs to at most one mention, the first that claims it."""

    def __init__(self, size: int, authority: Authority, day: dt.date) -> None:
        self.members: dict[str, Member] = {}
        self.mentions: list[Mention] = []
        self.places: list[PlaceMention] = []
        self.roles: dict[str, list[Role]] = {}
        self.offices: dict[str, list[Office]] = {}
        self.origins: dict[str, str] = {}
        self.last_offices: dict[str, str] = {}
        self.counterparts: dict[str, Office] = {}
        self.addresses: dict[str, frozenset[str]] = {}
        self.known_spellings: dict[str, tuple[str, ...]] = {}
        self.outsiders: set[str] = set()
        self.collectives: set[str] = set()
        self._owner: list[Mention | None] = [None] * size
        self._blocked = bytearray(size)
        self._by_word: dict[str, list[str]] = {}
        self._starts: dict[str, list[int]] = {}
        self._authority = authority
        self._day = day

    def free(self, start: int, end: int) -> bool:
        """Say whether no mention covers any of the tokens."""
        return not any(self._owner[start:end])

    def at(self, token: int) -> Mention | None:
        """Return the mention that covers the token."""
        return self._owner[token]

    def claim(
        self,
        start: int,
        end: int,
        actors: tuple[str, ...],
        form: Form,
        rule: str,
        confidence: float,
        collective: str | None = None,
    ) -> bool:
        """Add a mention if its tokens are free; say whether it was added."""
        if start >= end or not (actors or collective) or not self.free(start, end) or any(self._blocked[start:end]):
            return False
        mention = Mention(start, end, actors, form, rule, confidence, collective)
        self._owner[start:end] = [mention] * (end - start)
        self.mentions.append(mention)
        if len(actors) == 1:
            bisect.insort(self._starts.setdefault(actors[0], []), start)
        return True

    def claim_phrase(
        self,
        start: int,
        head: int,
        end: int,
        actors: tuple[str, ...],
        form: Form,
        rule: str,
        confidence: float,
        collective: str | None = None,
    ) -> bool:
        """Add a mention for as much of the phrase ``start:end`` around its head as is free."""
        first, last = head, head + 1
        while first > start and self._owner[first - 1] is None and not self._blocked[first - 1]:
            first -= 1
        while last < end and self._owner[last] is None and not self._blocked[last]:
            last += 1
        return self.claim(first, last, actors, form, rule, confidence, collective)

    def expand(self, mention: Mention, actors: tuple[str, ...]) -> None:
        """Replace the actors of a mention by its members; the group itself becomes the collective."""
        group = mention.collective or (mention.actors[0] if len(mention.actors) == 1 else None)
        expanded = replace(mention, actors=actors, form=Form.GROUP, rule="group.listed", collective=group)
        self._owner[mention.start : mention.end] = [expanded] * (mention.end - mention.start)
        self.mentions[self.mentions.index(mention)] = expanded

    def block(self, start: int, end: int) -> None:
        """Keep tokens out of all mentions: the words of a title belong to the name that they stand at."""
        self._blocked[start:end] = b"\x01" * (end - start)

    def blocked(self, token: int) -> bool:
        """Say whether the token belongs to a title of a named person."""
        return bool(self._blocked[token])

    def last_before(self, key: str, token: int) -> int | None:
        """Return where the actor was last mentioned alone before the token."""
        starts = self._starts.get(key, [])
        at = bisect.bisect_left(starts, token)
        return starts[at - 1] if at else None

    def first_after(self, key: str, token: int) -> int | None:
        """Return where the actor is mentioned alone for the first time from the token on."""
        starts = self._starts.get(key, [])
        at = bisect.bisect_left(starts, token)
        return starts[at] if at < len(starts) else None

    def add_role(self, key: str, title: str | None) -> None:
        """Remember a title of a person as one that descriptions may take up."""
        found = role(title) if title else None
        if found is not None and found not in self.roles.setdefault(key, []):
            self.roles[key].append(found)

    def note_office(self, key: str, office: Office) -> None:
        """Remember an office that the text gives a person; the first title becomes the role."""
        self.offices.setdefault(key, []).append(office)
        if office.title:
            self.add_role(key, office.title)
            member = self.members[key]
            if not member.known or not member.role or office.former:
                member.role = member.role or office.title

    def subject_before(self, scene: Scene, token: int) -> str | None:
        """Return the person who was the subject last before the token; failing that, the person named last."""
        found: str | None = None
        oldest = scene.sentences[max(0, scene.sentence_of[token] - 3)][0]
        for i in range(token - 1, oldest - 1, -1):
            mention = self._owner[i]
            if mention is None or mention.end - 1 != i or len(mention.actors) != 1:
                continue
            if self.members[mention.actors[0]].kind is not ActorKind.PERSON:
                continue
            if scene.dep[i] in ("nsubj", "nsubjpass"):
                return mention.actors[0]
            found = found or mention.actors[0]
        return found

    def named_like(self, name: str) -> list[str]:
        """Return the persons with a full name that shares its first or last word with this one."""
        parts = fold(name).split()
        return list(dict.fromkeys(key for part in {parts[0], parts[-1]} for key in self._by_word.get(part, ())))

    def _index(self, member: Member) -> None:
        parts = fold(member.name).split()
        if len(parts) > 1:
            for part in {parts[0], parts[-1]}:
                self._by_word.setdefault(part, []).append(member.key)

    def people(self) -> list[Member]:
        """Return the persons among the members."""
        return [member for member in self.members.values() if member.kind is ActorKind.PERSON]

    def state(self, iso3: str) -> str:
        """Return the key of a state, which becomes a member."""
        key = state_id(iso3)
        if key not in self.members:
            entry = self._authority.states[iso3]
            self.members[key] = Member(
                key, ActorKind.STATE, entry.name, iso3=iso3, wikidata_id=entry.wikidata, known=True
            )
        return key

    def organization(self, org: str) -> str:
        """Return the key of a known organisation, which becomes a member."""
        entry = self._authority.organizations[org]
        key = named_actor_id("organization", entry.name)
        if key not in self.members:
            self.members[key] = Member(key, ActorKind.ORGANIZATION, entry.name, wikidata_id=entry.wikidata, known=True)
        return key

    def principal(self, key: str) -> str | None:
        """Return the key of a state (ISO3) or organisation (id) of the office table; None if it has no entry."""
        if key in self._authority.states:
            return self.state(key)
        return self.organization(key) if key in self._authority.organizations else None

    def new_organization(self, name: str) -> str:
        """Return the key of an organisation that only the article knows."""
        key = named_actor_id("organization", name)
        if key not in self.members:
            self.members[key] = Member(key, ActorKind.ORGANIZATION, name)
        return key

    def known_person(self, person: KnownPerson, name: str | None = None) -> str:
        """Return the key of a known person, with the office of the day; ``name`` is the text's own full spelling."""
        key = named_actor_id("person", person.name)
        if key not in self.members:
            office = person.office_on(self._day) or person.last_office(self._day)
            current = office is not None and office.covers(self._day)
            self.members[key] = Member(
                key,
                ActorKind.PERSON,
                name or person.name,
                affiliation=self.principal(office.principal) if office and current else None,
                role=office.title if office and current else None,
                wikidata_id=person.wikidata_id,
                known=True,
                leader=bool(office and current and office.role in LEADING),
            )
            if office and not current:
                self.last_offices[key] = office.principal
            self._index(self.members[key])
            self.known_spellings[key] = (person.name, *person.aliases)
            for held in person.offices:
                if held.covers(self._day):
                    self.add_role(key, held.title)
        return key

    def new_person(self, name: str) -> str:
        """Return the key of a person that only the article knows."""
        key = named_actor_id("person", name)
        if key not in self.members:
            self.members[key] = Member(key, ActorKind.PERSON, name)
            self._index(self.members[key])
        return key
