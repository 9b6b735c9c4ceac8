"""For whom a person with a bare title speaks, by who and what stands around the name."""

from graph_schema.model.vocabulary import ActorKind
from ingest.authority import NameKind
from ingest.extract.actors.ledger import Ledger
from ingest.extract.actors.phrases import country_of
from ingest.extract.actors.scene import Known, Scene
from ingest.extract.cast import Member
from ingest.nlp.lexicon import words


class Around:
    """Looks at the words around a name for the state of the person: colleagues, superiors, hosts, other officials."""

    def __init__(self, scene: Scene, ledger: Ledger) -> None:
        self._scene = scene
        self._ledger = ledger

    def state(self, member: Member, start: int) -> str | None:
        """Return the state of a superior, a colleague or a host told around the title that begins at ``start``."""
        return self._boss(start) or self._colleague(start) or self._host(member) or self._reported(member)

    def _reported(self, member: Member) -> str | None:
        """The state that is the subject of what a spokesperson says: "Chile opposes the plan, minister NAME said"."""
        scene = self._scene
        start = self._ledger.first_after(member.key, 0)
        mention = self._ledger.at(start) if start is not None else None
        if mention is None or scene.dep[mention.end - 1] != "nsubj":
            return None
        verb = scene.doc[scene.head[mention.end - 1]]
        if verb.lemma_.lower() not in words("events", "telling"):
            return None
        said = next((c for c in verb.children if c.dep_ == "ccomp" and c.i < mention.start), None)
        subject = next((c for c in said.children if c.dep_ == "nsubj"), None) if said is not None else None
        known = scene.known_at[subject.i] if subject is not None else None
        return country_of(scene, self._ledger, known) if known is not None and known.polity else None

    def _colleague(self, start: int) -> str | None:
        """The state of the person named right before: "Chilean President X and Foreign Minister NAME"."""
        scene = self._scene
        at = start - 1
        while at > 0 and scene.letters[at] in "ACD":
            at -= 1
        mention = self._ledger.at(at) if at < start - 1 and at > 0 else None
        if mention is None or mention.end - 1 != at or len(mention.actors) != 1:
            return None
        colleague = self._ledger.members[mention.actors[0]]
        principal = self._ledger.members.get(colleague.affiliation or "")
        same = colleague.kind is ActorKind.PERSON and principal is not None and principal.kind is ActorKind.STATE
        return principal.key if same and principal is not None else None

    def is_met(self, member: Member) -> bool:
        """Say whether the article brings the person in as one whom somebody meets."""
        start = self._ledger.first_after(member.key, 0)
        mention = self._ledger.at(start) if start is not None else None
        return mention is not None and self._met_at(mention.end - 1)

    def _host(self, member: Member) -> str | None:
        """The state of the city where the person is met: "in Lima, where she will meet Foreign Minister NAME"."""
        scene = self._scene
        if not self.is_met(member):
            return None
        start = self._ledger.first_after(member.key, 0) or 0
        sentence = scene.sentence_of[start]
        oldest, last = scene.sentences[max(0, sentence - 1)][0], scene.sentences[sentence][1]
        cities = [k for k in scene.known if oldest <= k.start < last and k.kind in (NameKind.CAPITAL, NameKind.PLACE)]
        before = [k for k in reversed(cities) if k.start < start]
        for known in (*before, *(k for k in cities if k.start > start)):
            if scene.low[known.start - 1] in ("in", "to", "at"):
                return country_of(scene, self._ledger, known)
        return None

    def _met_at(self, at: int) -> bool:
        """Say whether the person is the object of a meeting: "will meet NAME", "talks with NAME"."""
        scene = self._scene
        for _ in range(5):
            if scene.dep[at] not in ("dobj", "pobj", "conj", "prep", "appos", "agent"):
                return False
            at = scene.head[at]
            if scene.doc[at].lemma_.lower() in words("events", "meeting_words"):
                return True
        return False

    def _boss(self, start: int) -> str | None:
        """For whom the person speaks in "two aides to Ruiz, adviser NAME and …"."""
        scene = self._scene
        if scene.letters[start - 1 : start] != "C" or scene.letters[start - 2 : start - 1] not in ("N", "n"):
            return None
        mention = self._ledger.at(start - 2)
        if mention is None or scene.letters[mention.start - 1 : mention.start] not in ("F", "O"):
            return None
        if scene.letters[mention.start - 2 : mention.start - 1] not in ("H", "E"):
            return None
        return self._ledger.members[mention.actors[0]].affiliation

    def other_officials(self, start: int) -> Known | None:
        """The state of "and other Kenyan officials" behind a name."""
        scene = self._scene
        end = scene.sentences[scene.sentence_of[start - 1]][1]
        for i in range(start, min(end, start + 12)):
            if scene.low[i] == "other":
                near = (scene.known_at[j] for j in range(i + 1, min(end, i + 4)))
                return next((known for known in near if known is not None and known.polity), None)
        return None
