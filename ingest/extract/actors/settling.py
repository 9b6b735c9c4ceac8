"""Affiliations settled for the whole article: explicit words first, then titles, descriptions, publisher, context."""

import bisect

from graph_schema.model.vocabulary import ActorKind
from ingest.authority import NameKind
from ingest.extract.actors.affiliation import implied_principal, principal_of, publisher, states_before
from ingest.extract.actors.around import Around
from ingest.extract.actors.descriptions import Described
from ingest.extract.actors.ledger import Ledger
from ingest.extract.actors.offices import Role, fit, role
from ingest.extract.actors.places import dateline_place
from ingest.extract.actors.quoted import quoted
from ingest.extract.actors.roles import Office
from ingest.extract.actors.scene import Scene
from ingest.extract.cast import Member
from ingest.nlp.lexicon import words

_BARE_KINDS = frozenset({"leader", "minister", "spokesperson", "chief", "adviser"})
"""Classes of offices that without a country belong to the state that the text speaks of."""


class Settling:
    """Gives every person an affiliation as far as the article allows, and marks the leaders."""

    def __init__(self, scene: Scene, ledger: Ledger, described: list[Described]) -> None:
        self._scene = scene
        self._ledger = ledger
        self._described = described
        self._around = Around(scene, ledger)
        self._heads = [one.head for one in described]
        self.announced: dict[int, str] = {}
        self._taken: dict[tuple[str, Role], str] = {}

    def run(self) -> None:
        """Settle all persons: first what the words say, so that the rest can lean on it."""
        people = self._ledger.people()
        for member in people:
            offices = self._ledger.offices.get(member.key, [])
            if member.affiliation is None:
                member.affiliation = self._explicit(member, offices) or self._implied(offices)
            else:
                member.affiliation = self._written(member.affiliation, offices)
            self._take(member)
        for member in people:
            offices = self._ledger.offices.get(member.key, [])
            if member.affiliation is None:
                member.affiliation = (
                    self._institution(offices)
                    or self._description(member, offices)
                    or self._past(member)
                    or self._publisher(member, offices)
                    or self._context(member, offices)
                )
                self._take(member)
            self._mark_leader(member, offices)

    def _take(self, member: Member) -> None:
        if member.affiliation:
            for title in self._ledger.roles.get(member.key, ()):
                self._taken.setdefault((member.affiliation, title), member.key)

    def _mark_leader(self, member: Member, offices: list[Office]) -> None:
        if member.leader or member.affiliation is None:
            return
        if self._ledger.members[member.affiliation].kind is not ActorKind.STATE:
            return
        titles = [(o.title, role(o.title)) for o in offices if o.title and not o.former]
        member.leader = any(
            title is not None and title.kind == "leader" and not title.ranks and _leads(text, title)
            for text, title in titles
        )

    def _explicit(self, member: Member, offices: list[Office]) -> str | None:
        counterpart = self._ledger.counterparts.get(member.key)
        found = [principal_of(self._scene, self._ledger, office) for office in offices]
        if counterpart is not None:
            if counterpart.head in words("counterparts", "equals"):
                self._like_subject(member, counterpart)
            found.append(
                principal_of(self._scene, self._ledger, counterpart) if counterpart.iso3 or counterpart.org else None
            )
        known = [key for key in found if key]
        origin = self._ledger.origins.get(member.key)
        certain = [key for key in known if self._ledger.members[key].known]
        return next(iter([*certain, *([origin] if origin else []), *known]), None)

    def _written(self, table: str, offices: list[Office]) -> str:
        """For whom the text itself says that a known person speaks; ``table`` is whom the office table says.

        Of two organisations the table's is the nearer one ("EU Commissioner X" speaks for the Commission).
        """
        for office in offices:
            if office.former or office.owner is not None or not (office.iso3 or office.org):
                continue
            title = role(office.title or office.head)
            if title is None or (title.kind == "leader" and not _leads(office.title or "", title)):
                continue
            if title.kind in ("leader", "minister", "chief", "spokesperson"):
                found = principal_of(self._scene, self._ledger, office)
                kinds = {self._ledger.members[key].kind for key in (table, found) if key}
                return table if found is None or kinds == {ActorKind.ORGANIZATION} else found
        return table

    def _like_subject(self, member: Member, counterpart: Office) -> None:
        """A counterpart holds the same office as the one who meets him."""
        subject = self._ledger.subject_before(self._scene, counterpart.start)
        title = self._ledger.members[subject].role if subject and subject != member.key else None
        if title and not member.role:
            member.role = title
            self._ledger.add_role(member.key, title)

    def _implied(self, offices: list[Office]) -> str | None:
        for office in offices:
            known = implied_principal(office.title) if office.title else None
            if known:
                return self._ledger.principal(known)
        return None

    def _institution(self, offices: list[Office]) -> str | None:
        """The state whose government was spoken of before, for a "government negotiator" without a country."""
        scene = self._scene
        for office in offices:
            nouns = words("institutions", "parts") & set(scene.low[office.start : office.end])
            if not nouns:
                continue
            for known in states_before(scene, office.start):
                behind = known.end + (scene.letters[known.end] in "SMJ")
                if known.polity and nouns & set(scene.low[behind : behind + 1]):
                    return self._ledger.state(known.polity)
            title = role(office.title or office.head)
            home = self._at_home(title) if title is not None and "government" in nouns else None
            if home is not None:
                return home
        return None

    def _description(self, member: Member, offices: list[Office]) -> str | None:
        """The state of an office described near by that this person may hold ("The Chilean envoy … Holm said")."""
        start = self._ledger.first_after(member.key, 0)
        if start is None:
            return None
        sentence = self._scene.sentence_of
        low = bisect.bisect_left(self._heads, self._scene.sentences[max(0, sentence[start] - 2)][0])
        high = bisect.bisect_right(
            self._heads, self._scene.sentences[min(len(self._scene.sentences) - 1, sentence[start] + 2)][1]
        )
        mine = self._ledger.roles.get(member.key, ())
        subject = self._is_subject(start)
        for one in sorted(self._described[low:high], key=lambda d: abs(d.head - start)):
            if (
                one.head in self.announced
                or one.role is None
                or not (one.office.iso3 or one.office.org)
                or sentence[one.head] == sentence[start]
            ):
                continue
            principal = principal_of(self._scene, self._ledger, one.office)
            if principal is None or self._held(principal, one.role):
                continue
            if one.indefinite and not (one.head < start and self._introduces(one.head)):
                continue
            if not mine and not (subject and abs(sentence[one.head] - sentence[start]) == 1):
                continue
            if mine and not any(fit(one.role, held) >= 1 or fit(held, one.role) >= 1 for held in mine):
                continue
            self.announced[one.head] = member.key
            if not offices:
                self._ledger.note_office(member.key, one.office)
            return principal
        return None

    def _introduces(self, head: int) -> bool:
        """Say whether an indefinite phrase brings somebody in: as a subject, or in the first sentence."""
        return self._scene.dep[head] in ("nsubj", "nsubjpass") or self._scene.sentence_of[head] == 0

    def _is_subject(self, start: int) -> bool:
        mention = self._ledger.at(start)
        return mention is not None and self._scene.dep[mention.end - 1] in ("nsubj", "nsubjpass")

    def _held(self, principal: str, title: Role) -> bool:
        """Say whether somebody else of this state holds such an office in the article."""
        return any(affiliation == principal and fit(title, held) >= 1.5 for affiliation, held in self._taken)

    def _past(self, member: Member) -> str | None:
        """For whom a known person spoke last before the day of the article."""
        past = self._ledger.last_offices.get(member.key)
        return self._ledger.principal(past) if past else None

    def _publisher(self, member: Member, offices: list[Office]) -> str | None:
        """The state whose government publishes the text, for its own officials without a country."""
        owner = publisher(self._scene) if offices and not self._around.is_met(member) else None
        if owner is None:
            return None
        titles = [title for office in offices if (title := role(office.title or office.head))]
        own = any(t.kind in ("adviser", "spokesperson", "envoy", "office", "chief") for t in titles)
        return self._ledger.principal(owner) if own or self._has_such(owner, titles) else None

    def _has_such(self, iso3: str, titles: list[Role]) -> bool:
        """Say whether the office table knows such an office in this state: the United States have no prime minister."""
        held = self._scene.authority.titles(iso3)
        return any(fit(title, mine) >= 2 for title in titles for entry in held if (mine := role(entry)))

    def _context(self, member: Member, offices: list[Office]) -> str | None:
        """The state that the sentences before speak of and that has no other holder of this office in the article."""
        inside = quoted(self._scene)
        if (other := self._other_of_two(member)) is not None:
            return other
        for office in offices:
            title = role(office.title or office.head)
            if title is None or title.kind not in _BARE_KINDS:
                continue
            if (own := self._staff_of(office, title)) is not None:
                return own
            subject = self._subject_state(office.start)
            if subject and self._taken.get((subject, title), member.key) == member.key:
                return subject
            told = self._around.state(member, office.start)
            if told is not None and self._taken.get((told, title), member.key) == member.key:
                return told
            key = self._at_home(title)
            if key and self._taken.get((key, title), member.key) == member.key:
                return key
            later = self._around.other_officials(office.end)
            for known in (*([later] if later else []), *states_before(self._scene, office.start)):
                if inside[known.start] and not inside[office.start]:
                    continue  # whom somebody speaks of is not whom he speaks for
                key = self._ledger.state(known.polity) if known.polity else None
                if key and self._taken.get((key, title), member.key) == member.key:
                    return key
            home = dateline_place(self._scene)
            key = self._ledger.state(home.iso3) if home is not None and home.iso3 else None
            if key and self._taken.get((key, title), member.key) == member.key:
                return key
        return None

    def _other_of_two(self, member: Member) -> str | None:
        """The state of a counterpart without a country, in a text about two: the one for which the subject does not
        speak."""
        counterpart = self._ledger.counterparts.get(member.key)
        if counterpart is None or counterpart.head not in words("counterparts", "equals"):
            return None
        subject = self._ledger.subject_before(self._scene, counterpart.start)
        mine = self._ledger.members[subject].affiliation if subject else None
        spoken = {k.polity for k in self._scene.known if k.polity and self._scene.letters[k.start] == "P"}
        states = {self._ledger.state(polity) for polity in spoken}
        others = states - {mine}
        return others.pop() if mine in states and len(others) == 1 else None

    def _staff_of(self, office: Office, title: Role) -> str | None:
        """The state of the one whose aide or spokesman "an aide" is: the subject of the clause before."""
        if title.kind not in ("adviser", "spokesperson") or office.iso3 or office.org or office.owner is not None:
            return None
        if self._scene.low[office.start - 1 : office.start] not in (["an"], ["a"]):
            return None
        first = self._scene.sentences[self._scene.sentence_of[office.start]][0]
        for i in range(office.start - 1, first - 1, -1):
            mention = self._ledger.at(i)
            if mention is not None and mention.end - 1 == i and self._scene.dep[i] == "nsubj":
                boss = self._ledger.members[mention.actors[0]]
                return boss.affiliation if boss.kind is ActorKind.PERSON else None
        return None

    def _subject_state(self, start: int) -> str | None:
        """The state that is the subject of what is said ("Lima wants talks, an aide to President X said")."""
        scene = self._scene
        first = scene.sentences[scene.sentence_of[start]][0]
        known = next((k for k in scene.known if first <= k.start < start and scene.dep[k.end - 1] == "nsubj"), None)
        if known is None or not known.polity or scene.letters[known.start] != "P":
            return None
        verb = scene.doc[scene.head[known.end - 1]]
        told = verb.dep_ == "ccomp" and verb.head.i > verb.i and verb.head.lemma_.lower() in words("events", "telling")
        return self._ledger.state(known.polity) if told else None

    def _at_home(self, title: Role) -> str | None:
        """The state where the report was filed, if it has such an office and the article is about it by name, too."""
        home = dateline_place(self._scene)
        if home is None or not home.iso3 or not (title.kind == "envoy" or self._has_such(home.iso3, [title])):
            return None
        named = any(k.polity == home.iso3 and k.kind in (NameKind.STATE, NameKind.DEMONYM) for k in self._scene.known)
        return self._ledger.state(home.iso3) if named else None


def _leads(text: str, title: Role) -> bool:
    """Say whether a title of the leaders' class is the top of a state: "opposition leader" is not."""
    if title.head == "leader":
        return text.lower() in ("leader", "supreme leader", "paramount leader", "top leader")
    return "opposition" not in title.portfolio
