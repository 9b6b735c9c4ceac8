"""Who of the persons in the article holds an office, by state and by nearness."""

from graph_schema.model.vocabulary import ActorKind
from ingest.extract.actors.affiliation import principal_of, publisher
from ingest.extract.actors.ledger import Ledger
from ingest.extract.actors.offices import Role, fit, role, table_roles
from ingest.extract.actors.roles import Office
from ingest.extract.actors.scene import Scene
from ingest.nlp.lexicon import words

_AT_HOME = 0.6
"""What speaks for one's own minister where "the Minister" may be two persons."""
_SOON = 3
"""Sentences in which a person without an office is named for one who was only described."""
_NEAR = 600
"""Tokens back within which an office without a country may be taken up."""


class Holders:
    """The persons by affiliation. Built when affiliations are settled."""

    def __init__(self, scene: Scene, ledger: Ledger, announced: dict[int, str]) -> None:
        self._scene = scene
        self._ledger = ledger
        self._announced = announced
        self._publisher = publisher(scene)
        self._of: dict[str, list[str]] = {}
        for member in ledger.people():
            if member.affiliation:
                self._of.setdefault(member.affiliation, []).append(member.key)

    def of(self, principal: str) -> list[str]:
        """Return the persons who speak for a state or organisation."""
        return self._of.get(principal, [])

    def principal(self, office: Office) -> str | None:
        """Return the member for whom an office speaks."""
        return principal_of(self._scene, self._ledger, office)

    def announced(self, head: int) -> str | None:
        """Return the person whom the text names right after (or before) describing the office at this token."""
        return self._announced.get(head)

    def holder(
        self,
        i: int,
        described: Role,
        principal: str | None,
        *,
        ahead: bool,
        wording: str | None = None,
        beside: str | None = None,
    ) -> str | None:
        """Return the person who holds the office: the best fit, then the one named last before, then the first after.

        ``ahead`` is for "a top Chilean diplomat": the person is only named in what follows, if at all. ``wording`` is
        the title as written: of two who fit, the one with the same words is meant; never ``beside``, who is named
        together with him.
        """
        if self._scene.dep[i] == "attr":
            return self._copula_subject(i)
        best: tuple[float, float, str] | None = None
        barred = self._clause_subject(i)
        for key in self.of(principal) if principal is not None else self._near(i):
            score = max((fit(described, held) for held in self._ledger.roles.get(key, ())), default=0.0)
            if (
                key in (barred, beside)
                or score <= 0
                or (principal is None and score < 1.5 and described.head not in words("roles", "loose"))
            ):
                continue
            if wording and wording.lower() == (self._ledger.members[key].role or "").lower():
                score += 0.5
            if principal is None and self._at_home(key, i):
                score += _AT_HOME
            before, after = self._ledger.last_before(key, i), self._ledger.first_after(key, i)
            if ahead:
                if before is not None or after is None or self._sentences_apart(after, i) > 2:
                    continue
                rank = -float(after)
            else:
                rank = float(before) if before is not None else -float(after or 0)
            if best is None or (score, rank) > best[:2]:
                best = (score, rank, key)
        if best is None and principal is not None and described.kind in ("leader", "minister"):
            return self._only_one(i, principal)
        return best[2] if best else None

    def _only_one(self, i: int, principal: str) -> str | None:
        """Return the one person of a state who is named near by without any office ("Chad's NAME")."""
        bare = [key for key in self.of(principal) if not self._ledger.roles.get(key)]
        if len(bare) != 1 or len(self.of(principal)) > 1:
            return None
        after = self._ledger.first_after(bare[0], i)
        near = after is not None and self._sentences_apart(after, i) <= _SOON
        return bare[0] if near and self._ledger.last_before(bare[0], i) is None else None

    def _at_home(self, key: str, i: int) -> bool:
        """Say whether a text that writes "the Prime Minister" in capitals means this one: he was named without a
        country, as one names one's own."""
        offices = self._ledger.offices.get(key, [])
        abroad = any(o.iso3 or o.org or o.owner is not None for o in offices)
        return self._scene.text[i][0].isupper() and bool(offices) and not abroad

    def is_foreign(self, key: str) -> bool:
        """Say whether the person speaks for another state than the publisher of the release."""
        home = self._ledger.principal(self._publisher) if self._publisher else None
        return home is not None and self._ledger.members[key].affiliation not in (home, None)

    def of_publisher(self, described: Role) -> str | None:
        """Return who holds the office for the publisher of a release, though he is not named: "The President spoke"."""
        if self._publisher is None or described.ranks or described.head in words("roles", "vague"):
            return None
        for kind in table_roles(described):
            person = self._scene.authority.holder(self._publisher, kind, self._scene.day)
            office = person.office_on(self._scene.day) if person else None
            title = role(office.title) if office else None
            if person is not None and title is not None and fit(described, title) >= 2:
                return self._ledger.known_person(person)
        return None

    def _copula_subject(self, i: int) -> str | None:
        """The one of whom the office is said: "when Ruiz was the Chilean president"."""
        for j in range(i - 1, max(-1, i - 20), -1):
            if self._scene.head[j] == self._scene.head[i] and self._scene.dep[j] == "nsubj":
                mention = self._ledger.at(j)
                return mention.actors[0] if mention is not None and len(mention.actors) == 1 else None
        return None

    def _clause_subject(self, i: int) -> str | None:
        """The subject of the verb whose object the phrase is: nobody meets himself."""
        scene = self._scene
        verb = i
        for _ in range(4):
            if scene.dep[verb] in ("nsubj", "nsubjpass", "appos", "poss", "conj", "attr", "ROOT"):
                return None
            verb = scene.head[verb]
            if scene.pos[verb] in ("VERB", "AUX"):
                break
        for j in range(i - 1, max(-1, i - 30), -1):
            if scene.head[j] == verb and scene.dep[j] == "nsubj":
                mention = self._ledger.at(j)
                return mention.actors[0] if mention is not None and len(mention.actors) == 1 else None
        return None

    def _sentences_apart(self, left: int, right: int) -> int:
        return self._scene.sentence_of[left] - self._scene.sentence_of[right]

    def _near(self, i: int) -> list[str]:
        """The persons named within reach before the token; where there are none, those named in the next sentences."""
        keys: dict[str, None] = {}
        for span in (range(i - 1, max(-1, i - _NEAR), -1), range(i + 1, min(len(self._scene.text), i + 80))):
            for j in span:
                mention = self._ledger.at(j)
                if mention is None or mention.start != j or len(mention.actors) != 1:
                    continue
                if self._ledger.members[mention.actors[0]].kind is ActorKind.PERSON:
                    keys.setdefault(mention.actors[0])
            if keys:
                break
        return list(keys)
