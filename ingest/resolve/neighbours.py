"""Which events hang together: from some of them along judgements "same", reading from memory only what is asked for."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable

from graph_schema.model.authority import Listed
from graph_schema.model.memory import ClaimMemory, Naming, Telling
from ingest.resolve.blocks import EventKey, Outline
from ingest.resolve.cluster import judged
from ingest.resolve.identity import Identities
from ingest.resolve.judgement import Verdict
from ingest.resolve.known import reviewed_name
from ingest.resolve.story import Event, Story

UNCHANGED = 2
"""Steps on which hangs whom a naming means: its own key, and those of whom it may mean."""
CHANGED = 3
"""Steps on which hangs whom those mean who may be affected by a naming."""


def related(
    memory: ClaimMemory, wanted: Collection[Naming], steps: int, now_listed: Collection[str] = ()
) -> tuple[frozenset[Naming], frozenset[Listed]]:
    """Every naming and list entry in memory on which it hangs whom one of the wanted means.

    That is all with their keys; and as the id of somebody with a Wikidata id who is in no list is the least name that
    nobody else has, all of that Wikidata id and all with the keys of those: a step. ``now_listed`` were in none before.
    """
    namings, listed = set[Naming](), set[Listed]()
    keys: set[str] = {one.key for one in wanted}
    qids = {one.wikidata_id for one in wanted if one.wikidata_id}
    asked_keys, asked_qids = set[str](), set[str]()
    for _ in range(steps):
        new = set(memory.namings(keys - asked_keys, ())) if keys - asked_keys else set()
        listed |= set(memory.listed(keys - asked_keys, ())) if keys - asked_keys else set()
        asked_keys |= keys
        qids |= {one.wikidata_id for one in new if one.wikidata_id}
        open_qids = {qid for qid in qids - asked_qids if not reviewed_name(qid)}
        listed |= set(memory.listed((), open_qids)) if open_qids else set()
        open_qids -= {entry.ref for entry in listed} - set(now_listed)
        new |= set(memory.namings((), open_qids)) if open_qids else set()
        asked_qids |= qids
        namings |= new
        keys |= {one.key for one in new}
    refs = {entry.ref for entry in listed}
    listed |= set(memory.listed((), refs)) if refs else set()
    return frozenset(namings), frozenset(listed)


_KEPT = 4_000
_OUTLINES: dict[str, Outline] = {}


def _outline(telling: Telling) -> Outline:
    """The outline of an article; the same neighbours are read for article after article, so the last ones are kept."""
    held = _OUTLINES.pop(telling.article.id, None)
    if held is None or held.telling != telling:
        held = Outline(telling)
    _OUTLINES[telling.article.id] = held  # the last one read is the last one forgotten
    if len(_OUTLINES) > _KEPT:
        del _OUTLINES[next(iter(_OUTLINES))]
    return held


class Library:
    """The articles read from memory so far, and all on which it hangs whom they mean.

    To begin with that is told of the namings ``learnt``: ``known`` and ``listed``.
    """

    def __init__(
        self, memory: ClaimMemory, learnt: Iterable[Naming], known: Iterable[Naming], listed: Iterable[Listed]
    ) -> None:
        self.memory = memory
        self.outlines: dict[str, Outline] = {}
        self.namings = set(known)
        self.listed = set(listed)
        self._learnt = set(learnt)
        self._keys: set[str] = set()

    def add(self, tellings: Iterable[Telling]) -> list[Outline]:
        """Take in articles; return them as outlines, those that were there already too."""
        found = []
        for telling in tellings:
            if telling.article.id not in self.outlines:
                self.outlines[telling.article.id] = _outline(telling)
            found.append(self.outlines[telling.article.id])
        self.learn(naming for one in found for naming in one.namings.values())
        return found

    def ask(self, keys: Iterable[str]) -> None:
        """Read every article that has an event filed under one of the keys."""
        if new := set(keys) - self._keys:
            self._keys |= new
            self.add(self.memory.filed_under(new))

    def learn(self, wanted: Iterable[Naming]) -> None:
        """Read all on which it hangs whom these mean."""
        if new := frozenset(wanted) - self._learnt:
            self._learnt |= new
            namings, listed = related(self.memory, new, UNCHANGED)
            self.namings |= namings
            self.listed |= listed


class World:
    """What is in memory together with one more article, or none: before a change, or after it.

    ``listing`` returns the entries of authority lists as they were or are, given those in memory.
    """

    def __init__(
        self,
        library: Library,
        own: Outline | None,
        listing: Callable[[Collection[Listed]], Iterable[Listed]] = lambda entries: entries,
    ) -> None:
        self._library, self._listing = library, listing
        self._own = {own.id: own} if own else {}
        self._namings = frozenset(own.namings.values()) if own else frozenset()
        self._known: tuple[tuple[int, int], Identities] | None = None
        self._stories: dict[str, Story] = {}
        self._shelf: dict[str, set[EventKey]] = defaultdict(set)
        self._shelved: set[str] = set()

    @property
    def identities(self) -> Identities:
        """Who is who among those whom the articles read so far name."""
        size = len(self._library.namings), len(self._library.listed)
        if self._known is None or self._known[0] != size:
            listed = self._listing(self._library.listed)
            self._known = size, Identities(self._library.namings | self._namings, listed)
        return self._known[1]

    def outline(self, article: str) -> Outline:
        """The article with this id. Raises ``KeyError`` if it wasn't read."""
        return self._own.get(article) or self._library.outlines[article]

    def story(self, article: str) -> Story:
        """The article with this id, with its actors."""
        if article not in self._stories:
            self._stories[article] = self.outline(article).seen_with(self.identities)
        return self._stories[article]

    def event(self, key: EventKey) -> Event:
        """The event of an article that was read."""
        return self.story(key[0]).events[key[1]]

    def hanging_together(self, seeds: Iterable[EventKey]) -> set[EventKey]:
        """Return the events that a chain of judgements "same" ties to one of these, and these themselves."""
        found = set(seeds)
        edge = set(found)
        while edge:
            asked = {key: self.outline(key[0]).asked[key] for key in edge}
            self._library.ask(one for keys in asked.values() for one in keys)
            self._file()
            edge = {
                other
                for key, keys in asked.items()
                for other in {one for shelf in keys for one in self._shelf.get(shelf, ())} - found
                if judged(self.event(key), self.event(other)).verdict is Verdict.SAME
            }
            found |= edge
        return found

    def _file(self) -> None:
        for id_, outline in {**self._library.outlines, **self._own}.items():
            if id_ not in self._shelved:
                self._shelved.add(id_)
                for event, keys in outline.filed.items():
                    for key in keys:
                        self._shelf[key].add(event)
