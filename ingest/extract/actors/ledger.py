"""The cast while it is being built: members by key, and which token speaks of whom."""

import datetime as dt

from graph_schema.model.ids import named_actor_id, state_id
from graph_schema.model.vocabulary import ActorKind
from ingest.authority import Authority
from ingest.authority.people import LEADING, KnownPerson
from ingest.extract.cast import Form, Member, Mention, PlaceMention


class Ledger:
    """Members and mentions; a token belongs to at most one mention, the first that claims it."""

    def __init__(self, size: int, authority: Authority, day: dt.date) -> None:
        self.members: dict[str, Member] = {}
        self.mentions: list[Mention] = []
        self.places: list[PlaceMention] = []
        self._owner: list[Mention | None] = [None] * size
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
        if start >= end or not (actors or collective) or not self.free(start, end):
            return False
        mention = Mention(start, end, actors, form, rule, confidence, collective)
        self._owner[start:end] = [mention] * (end - start)
        self.mentions.append(mention)
        return True

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
                affiliation=self.principal(office.principal) if office else None,
                role=office.title if office and current else None,
                wikidata_id=person.wikidata_id,
                known=True,
                leader=bool(office and current and office.role in LEADING),
            )
        return key

    def new_person(self, name: str) -> str:
        """Return the key of a person that only the article knows."""
        key = named_actor_id("person", name)
        if key not in self.members:
            self.members[key] = Member(key, ActorKind.PERSON, name)
        return key
