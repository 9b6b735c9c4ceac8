"""Who is spoken of in which sentence, and as what: the memory that groups and pronouns look back into."""

import re
from collections.abc import Iterator

from graph_schema.model.vocabulary import ActorKind
from ingest.extract.actors.ledger import Ledger
from ingest.extract.actors.scene import Scene
from ingest.extract.cast import Form, Mention

_SUBJECT = frozenset({"nsubj", "nsubjpass"})


_DESCRIBED = re.compile("AD?[Pp]+H")
"""Between two persons who are joined: "and the Chadian leader"."""


class Turns:
    """Mentions by sentence. It reads the ledger as it is when asked, so later mentions count too."""

    def __init__(self, scene: Scene, ledger: Ledger) -> None:
        self._scene = scene
        self._ledger = ledger

    def mentions(self, sentence: int, before: int | None = None) -> list[Mention]:
        """Return the mentions of a sentence in order, those that end before the token if one is given."""
        start, end = self._scene.sentences[sentence]
        found: list[Mention] = []
        i = start
        last = end if before is None else min(end, before)
        while i < last:
            mention = self._ledger.at(i)
            if mention is None:
                i += 1
                continue
            found.append(mention)
            i = mention.end
        return found

    def actors(self, sentence: int, before: int | None = None) -> list[str]:
        """Return the actors of a sentence in order, each once; adjectives of origin don't count."""
        keys: list[str] = []
        for mention in self.mentions(sentence, before):
            if mention.form is Form.DEMONYM and self._scene.dep[mention.end - 1] in ("amod", "compound", "nmod"):
                continue
            keys += [key for key in mention.actors if key not in keys]
        return keys

    def subject(self, i: int) -> str | None:
        """Return the single actor that is the subject of the clause up to the token."""
        for mention in reversed(self.mentions(self._scene.sentence_of[i], before=i)):
            if self.is_subject(mention) and len(mention.actors) == 1:
                return mention.actors[0]
        return None

    def is_subject(self, mention: Mention) -> bool:
        """Say whether the mention is a subject, or coordinated with one."""
        dep, head = self._scene.dep, self._scene.head
        at = mention.end - 1
        for _ in range(6):
            if dep[at] in _SUBJECT:
                return True
            if (
                dep[at] not in ("conj", "appos", "compound", "flat", "nmod", "amod")
                and not mention.start <= head[at] < mention.end
            ):
                return False
            if head[at] == at:
                return False
            at = head[at]
        return False

    def closest(self, keys: list[str], number: int, sentence: int) -> list[str]:
        """Return as many of the keys: leaders before others, subjects before others, then in their order."""
        subjects = {k for m in self.mentions(sentence) if self.is_subject(m) for k in m.actors}
        members = self._ledger.members
        ranked = sorted(keys, key=lambda k: (not members[k].leader, k not in subjects, keys.index(k)))[:number]
        return [key for key in keys if key in ranked]

    def plural_before(self, i: int) -> Mention | None:
        """Return the last plural phrase before the token: in its own clause, else in the two sentences before."""
        for sentence in range(self._scene.sentence_of[i], max(-1, self._scene.sentence_of[i] - 3), -1):
            own = sentence == self._scene.sentence_of[i]
            mentions = self.mentions(sentence, before=i if own else None)
            plural = [m for m in self._joined(mentions) if self._is_plural(m)]
            subjects = [m for m in plural if self.is_subject(m)]
            if subjects:
                return subjects[-1]
            if plural and not own:
                return plural[-1]
            if self._unlinked_subject(sentence, i if own else None):
                return None
        return None

    def _unlinked_subject(self, sentence: int, before: int | None) -> bool:
        """Say whether a plural subject of the sentence names no actor: "they" then means it."""
        start, end = self._scene.sentences[sentence]
        return any(
            self._scene.dep[j] in _SUBJECT and self._scene.doc[j].tag_ in ("NNS", "NNPS") and self._ledger.at(j) is None
            for j in range(start, min(end, before or end))
        )

    def _is_plural(self, mention: Mention) -> bool:
        tag = self._scene.doc[mention.end - 1].tag_
        return (
            len(mention.actors) > 1
            or mention.form is Form.GROUP
            or (tag in ("NNS", "NNPS") and mention.form is not Form.NAME)
        )

    def _joined(self, mentions: list[Mention]) -> list[Mention]:
        """Put coordinated names together to one plural phrase; other mentions stay as they are."""
        result: list[Mention] = []
        run: list[Mention] = []
        for mention in mentions:
            if run and not self._connected(run[-1], mention):
                result.append(self._as_one(run))
                run = []
            run.append(mention)
        if run:
            result.append(self._as_one(run))
        return result

    def _connected(self, left: Mention, right: Mention) -> bool:
        between = range(left.end, right.start)
        letters = self._scene.letters
        if not any(letters[j] in "AC" for j in between):
            return False
        if _DESCRIBED.fullmatch(letters[left.end : right.start]):
            return True  # "and Chadian leader NAME"
        return all(letters[j] in "ACDHMJBSWYOF" and (letters[j] in "ACDSY" or self._ledger.blocked(j)) for j in between)

    @staticmethod
    def _as_one(run: list[Mention]) -> Mention:
        if len(run) == 1:
            return run[0]
        keys = tuple(dict.fromkeys(key for m in run for key in m.actors))
        return Mention(run[0].start, run[0].end, keys, Form.GROUP, "group.list", 0.8, None)

    def joined_since(self, group: Mention, i: int) -> tuple[str, ...]:
        """Return the group's actors and the persons who were named since as doing the same ("they all")."""
        keys = list(group.actors)
        since = self._scene.sentence_of[group.start]
        begin = self._scene.sentences[since][0]
        if self._scene.low[begin] == "also" and (first := self.plural_before(begin)) is not None:
            keys = [*first.actors, *(key for key in keys if key not in first.actors)]  # "Also coming are A and B"
        for sentence in range(since, self._scene.sentence_of[i]):
            for mention in self._joined(self.mentions(sentence)):
                if mention.start > group.start and len(mention.actors) > 1:
                    keys += [key for key in mention.actors if key not in keys]
        return tuple(keys)

    def pairs_before(self, i: int, back: int) -> Iterator[tuple[str, str]]:
        """Yield pairs that were joined before the token, the nearest first: "X and Y", "between X and Y", "X met Y".

        The subject of the token's own clause belongs to no pair there: "Ruiz urged both sides" speaks of others.
        """
        here = self._scene.sentence_of[i]
        subject = self.subject(i)
        for sentence in range(here, max(-1, here - back - 1), -1):
            mentions = self.mentions(sentence, before=i if sentence == here else None)
            runs = [m.actors for m in self._joined(mentions) if m.rule == "group.list" and len(m.actors) == 2]
            yield from ((run[0], run[1]) for run in reversed(runs) if sentence != here or subject not in run)
            if sentence == here:
                continue
            single = [m for m in mentions if len(m.actors) == 1 and m.form is not Form.DEMONYM]
            subjects = [m.actors[0] for m in single if self.is_subject(m)]
            partners = [m.actors[0] for m in single if self._partner(m) and m.actors[0] not in subjects]
            people = [k for k in partners if self._ledger.members[k].kind is ActorKind.PERSON]
            if subjects and len(people or partners) == 1:
                yield subjects[0], (people or partners)[0]

    def pair_before(self, i: int) -> tuple[str, ...]:
        """Return the two who met or spoke in the sentence before: a subject and the one that it is joined to by "with".

        Nobody where another plural ("troops", "talks") may be meant.
        """
        sentence = self._scene.sentence_of[i] - 1
        if sentence < 0 or self._other_plural(i):
            return ()
        mentions = [m for m in self.mentions(sentence) if len(m.actors) == 1]
        for kind in (ActorKind.PERSON, ActorKind.STATE):
            chosen = [m for m in mentions if self._ledger.members[m.actors[0]].kind is kind]
            keys = tuple(dict.fromkeys(m.actors[0] for m in chosen))
            if len(keys) == 2 and any(self.is_subject(m) for m in chosen) and any(self._partner(m) for m in chosen):
                return keys
        return ()

    def _partner(self, mention: Mention) -> bool:
        """Say whether the mention is the one whom somebody met: an object, or behind "with", "and" or "to"."""
        scene = self._scene
        at = mention.end - 1
        while scene.dep[at] in ("appos", "compound") and scene.head[at] != at and scene.head[at] < mention.end:
            at = scene.head[at]
        if scene.dep[at] in ("dobj", "conj"):
            return True
        return scene.dep[at] == "pobj" and scene.low[scene.head[at]] in ("with", "and", "to", "alongside")

    def _other_plural(self, i: int) -> bool:
        """Say whether a plural noun that names no actor is a subject before the token, here or one sentence before."""
        scene = self._scene
        first = scene.sentences[max(0, scene.sentence_of[i] - 1)][0]
        return any(
            scene.dep[j] in _SUBJECT and scene.doc[j].tag_ in ("NNS", "NNPS") and self._ledger.at(j) is None
            for j in range(first, i)
        )
