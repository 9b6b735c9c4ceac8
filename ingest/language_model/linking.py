"""From a name that the model points at to an actor of the article: the rules' own cast, then the authority data."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Span

from graph_schema.model.ids import named_actor_id, state_id
from graph_schema.model.names import fold
from graph_schema.model.vocabulary import ActorKind
from ingest.authority import NameKind, the_authority
from ingest.extract.cast import Cast, Form, Member, Mention
from ingest.extract.reading import Reading
from ingest.language_model.answer import PointedActor
from ingest.language_model.passage import spans_of

_SPELLED = frozenset({Form.NAME, Form.SURNAME, Form.ACRONYM, Form.DEMONYM, Form.CAPITAL, Form.INSTITUTION})
_NEW_CONFIDENCE = 0.5
"""Of the naming of an actor that the rules overlooked."""


class Linker:
    """Links names; remembers the actors that only the model saw, which ``cast`` then holds too.

    An actor is the same whoever sees it: keys come from the cast of the rules, or are made as the rules make them.
    A name that does not stand in the article links to nobody.
    """

    def __init__(self, reading: Reading, pointed: Iterable[PointedActor], rule: str) -> None:
        self._reading = reading
        self._pointed = {fold(actor.name): actor for actor in reversed(tuple(pointed))}
        self._rule = rule
        self._spelled = _spellings(reading)
        self._bylines = {fold(name) for name in reading.clean.byline_names}
        self.cast = Cast(
            dict(reading.cast.members), reading.cast.mentions, reading.cast.places, reading.cast.dateline_place
        )
        for actor in self._pointed.values():
            self._give_office(actor)

    def key(self, name: str) -> str | None:
        """Return the key of the actor whom the name means in this article; None where it means nobody or several."""
        found = self._spelled.get(fold(name), set())
        if len(found) > 1:
            return None
        return next(iter(found)) if found else self._titled(name) or self._new(name)

    def is_spoken_of(self, key: str, around: tuple[int, int]) -> bool:
        """Say whether these tokens speak of the actor: by name, description or pronoun, alone or in a group."""
        return any(key in mention.actors or key == mention.collective for mention in self.cast.within(*around))

    def _titled(self, name: str) -> str | None:
        """The person in "Foreign Minister Ruth Gale"."""
        for span in spans_of(name, self._reading):
            mentions = self.cast.within(span.start, span.end)
            if len(mentions) == 1 and mentions[0].end == span.end and len(mentions[0].actors) == 1:
                key = mentions[0].actors[0]
                if self.cast.members[key].kind is ActorKind.PERSON and mentions[0].form in _SPELLED:
                    return key
        return None

    def _new(self, name: str) -> str | None:
        """Add somebody whom the rules overlooked, where the name stands in the article apart from all other names."""
        free = [span for span in spans_of(name, self._reading) if not _taken(self.cast, span)]
        member = self._member(name) if free else None
        if member is None:
            return None
        members = self.cast.members
        members.setdefault(member.key, member)
        new = [Mention(s.start, s.end, (member.key,), Form.NAME, self._rule, _NEW_CONFIDENCE) for s in free]
        mentions = tuple(sorted((*self.cast.mentions, *new), key=lambda mention: mention.start))
        self.cast = replace(self.cast, mentions=mentions)
        self._spelled[fold(name)].add(member.key)
        return member.key

    def _member(self, name: str) -> Member | None:
        authority = the_authority()
        known = [n for n in authority.index.names_in(name) if n.kind in (NameKind.STATE, NameKind.ORGANIZATION)]
        if known:
            if known[0].kind is NameKind.STATE:
                state = authority.states[known[0].key]
                key = state_id(state.iso3)
                return Member(key, ActorKind.STATE, state.name, iso3=state.iso3, wikidata_id=state.wikidata, known=True)
            org = authority.organizations[known[0].key]
            key = named_actor_id("organization", org.name)
            return Member(key, ActorKind.ORGANIZATION, org.name, wikidata_id=org.wikidata, known=True)
        pointed = self._pointed.get(fold(name))
        words = name.split()
        if pointed is None or pointed.kind is ActorKind.STATE or not words[0][:1].isupper():
            return None
        if authority.index.names_in(name) or fold(name) in self._bylines:
            return None  # a city, a medium, a demonym: nothing that acts
        if pointed.kind is ActorKind.PERSON:
            return _person(name) if len(words) > 1 and words[-1][:1].isupper() else None
        return Member(named_actor_id("organization", name), ActorKind.ORGANIZATION, " ".join(words))

    def _give_office(self, pointed: PointedActor) -> None:
        """Say for whom a person speaks where the rules don't know it and one sentence names both."""
        key = self.key(pointed.name) if pointed.affiliation else None
        if key is None or self.cast.members[key].kind is not ActorKind.PERSON or self.cast.members[key].affiliation:
            return
        principal = self.key(pointed.affiliation or "")
        if principal is None or self.cast.members[principal].kind is ActorKind.PERSON:
            return
        doc = self._reading.doc
        named_in = {doc[m.start].sent.start for m in self.cast.mentions if key in m.actors}
        if named_in & {doc[m.start].sent.start for m in self.cast.mentions if principal in m.actors}:
            office = pointed.office if pointed.office and spans_of(pointed.office, self._reading) else None
            role = self.cast.members[key].role or (" ".join(office.split()) if office else None)
            self.cast.members[key] = replace(self.cast.members[key], affiliation=principal, role=role)


def _person(name: str) -> Member:
    known = the_authority().people.get(fold(name))
    if known is None:
        return Member(named_actor_id("person", name), ActorKind.PERSON, " ".join(name.split()))
    key = named_actor_id("person", known.name)
    return Member(key, ActorKind.PERSON, known.name, wikidata_id=known.wikidata_id, known=True)


def _taken(cast: Cast, span: Span) -> bool:
    return any(cast.at(token.i) is not None for token in span)


def _spellings(reading: Reading) -> "defaultdict[str, set[str]]":
    """For each folded wording the actors that it names in this article; full names go before surnames."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    named = set()
    for mention in reading.cast.mentions:
        if len(mention.actors) == 1:
            named.add(mention.actors[0])
            if mention.form in _SPELLED:
                wording = reading.doc[mention.start : mention.end].text
                found[fold(wording)].add(mention.actors[0])
    for key in sorted(named):
        member = reading.cast.members[key]
        for name in (member.name, *member.aliases):
            if not found[fold(name)]:
                found[fold(name)].add(key)
    return found
