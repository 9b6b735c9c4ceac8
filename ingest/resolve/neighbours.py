"""Which events hang together: from some of them along ties, reading from memory only what is asked for.

An event that may belong with another is read alone, with those who take part in it. Most turn out not to belong;
the articles of those that do are read whole, since the facts need more of them.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable

from graph_schema.model.authority import Listed
from graph_schema.model.memory import ClaimMemory, Naming, Telling
from graph_schema.recent import Recent
from ingest.resolve.blocks import EventKey, Outline
from ingest.resolve.cluster import judged
from ingest.resolve.identity import Identities
from ingest.resolve.judgement import Judgement, Verdict
from ingest.resolve.known import reviewed_name
from ingest.resolve.meetings import differ_anyway
from ingest.resolve.story import Event, Story
from ingest.resolve.ties import is_dated, taken_for, tied, vague_ones
from ingest.resolve.verdicts import decided

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


_Key = tuple[str, str | None]
_ARTICLES = Recent[_Key, Outline](300)
"""A hundred kilobytes each: the articles of some days, which hang together with those of the next."""
_EXCERPTS = Recent[_Key, Outline](4_000)
"""A tenth of that each: the encounters of ten days, where a hundred articles a day tell of them."""


def _outline(telling: Telling, event: str | None = None) -> Outline:
    """The outline of an article or of an excerpt; the same neighbours are read over and over, so the last are kept."""
    key, recent = (telling.article.id, event), _ARTICLES if event is None else _EXCERPTS
    held = recent.get(key)
    if held is None or held.telling != telling:
        held = Outline(telling)
    recent.put(key, held)
    return held


class Library:
    """What was read from memory so far, and all on which it hangs who is meant in it.

    ``outlines`` are the articles that were read whole; ``excerpts`` tell of one event each. To begin with the library
    is told of the namings ``learnt``: ``known`` and ``listed``.
    """

    def __init__(
        self, memory: ClaimMemory, learnt: Iterable[Naming], known: Iterable[Naming], listed: Iterable[Listed]
    ) -> None:
        self.memory = memory
        self.outlines: dict[str, Outline] = {}
        self.excerpts: dict[EventKey, Outline] = {}
        self.namings = set(known)
        self.listed = set(listed)
        self._learnt = set(learnt)
        self._keys: set[str] = set()
        self._shelf: dict[str, set[EventKey]] = defaultdict(set)

    def add(self, tellings: Iterable[Telling]) -> list[Outline]:
        """Take in whole articles; return them as outlines, those that were there already too."""
        found = []
        for telling in tellings:
            if telling.article.id not in self.outlines:
                self.outlines[telling.article.id] = _outline(telling)
            found.append(self.outlines[telling.article.id])
        self.learn(naming for one in found for naming in one.namings.values())
        return found

    def complete(self, articles: Collection[str]) -> list[Outline]:
        """Read these articles whole and return them as outlines: those that memory has."""
        if missing := set(articles) - self.outlines.keys():
            self.add(self.memory.whole(missing))
        return [self.outlines[id_] for id_ in sorted(set(articles)) if id_ in self.outlines]

    def ask(self, keys: Collection[str]) -> None:
        """Read every event filed under one of the keys; who is meant in it is still to be learnt."""
        new = set(keys) - self._keys
        if not new:
            return
        self._keys |= new
        for telling in self.memory.filed_under(new):
            key = (telling.article.id, telling.claims.meetings[0].event)
            if key not in self.excerpts:
                outline = self.excerpts[key] = _outline(telling, key[1])
                for one in outline.filed[key]:
                    self._shelf[one].add(key)

    def under(self, key: str) -> Collection[EventKey]:
        """The events that were read and are filed under the key."""
        return self._shelf.get(key, ())

    def learn(self, wanted: Iterable[Naming]) -> None:
        """Read all on which it hangs whom these mean."""
        if new := frozenset(wanted) - self._learnt:
            self._learnt |= new
            namings, listed = related(self.memory, new, UNCHANGED)
            self.namings |= namings
            self.listed |= listed


class World:
    """What is in memory together with some more articles: before a change, or after it.

    ``listing`` returns the entries of authority lists as they were or are, given those in memory.
    """

    def __init__(
        self,
        library: Library,
        own: Iterable[Outline],
        listing: Callable[[Collection[Listed]], Iterable[Listed]] = lambda entries: entries,
    ) -> None:
        self._library, self._listing = library, listing
        self._own = {one.id: one for one in own}
        self._namings = frozenset(naming for one in self._own.values() for naming in one.namings.values())
        self._known: tuple[tuple[int, int], Identities] | None = None
        self._stories: dict[Outline, Story] = {}
        self._alike: dict[EventKey, dict[EventKey, Judgement]] = {}
        self._shelf: dict[str, set[EventKey]] = defaultdict(set)
        for outline in self._own.values():
            for event, keys in outline.filed.items():
                for key in keys:
                    self._shelf[key].add(event)

    @property
    def identities(self) -> Identities:
        """Who is who among those whom what was read so far names."""
        size = len(self._library.namings), len(self._library.listed)
        if self._known is None or self._known[0] != size:
            listed = self._listing(self._library.listed)
            self._known = size, Identities(self._library.namings | self._namings, listed)
        return self._known[1]

    def outline(self, article: str) -> Outline:
        """The article with this id. Raises ``KeyError`` if it wasn't read whole."""
        return self._own.get(article) or self._library.outlines[article]

    def story(self, article: str) -> Story:
        """The article with this id, with its actors. Raises ``KeyError`` if it wasn't read whole."""
        return self._story(self.outline(article))

    def event(self, key: EventKey) -> Event:
        """The event of an article that was read, be it in an excerpt."""
        return self._story(self._telling_of(key)).events[key[1]]

    def hanging_together(self, seeds: Iterable[EventKey]) -> set[EventKey]:
        """Return the events that a chain of ties holds to one of these, and these themselves.

        The articles of all of these are read whole.
        """
        found = set(seeds)
        edge = set(found)
        while edge:
            self._compare(edge)
            self._compare(vague_ones({other for key in edge for other in self._alike[key]}, self.event))
            edge = {other for key in edge for other in tied(key, self.event, self._alike.__getitem__)} - found
            found |= edge
        self._library.complete({article for article, _ in found} - self._own.keys())
        return found

    def taken_for(self, events: Iterable[EventKey]) -> set[EventKey]:
        """Return the events without a day that are taken for one of these."""
        dated = {key for key in events if is_dated(self.event(key))}
        self._compare(dated)
        vague = vague_ones({other for key in dated for other in self._alike[key]}, self.event)
        self._compare(vague)
        best = {key: taken_for(key, self.event, self._alike.__getitem__) for key in vague}
        return {key for key, other in best.items() if other and other in dated}

    def _compare(self, events: Iterable[EventKey]) -> None:
        """Find what is judged the same as these."""
        new = {key: self._telling_of(key).asked[key] for key in events if key not in self._alike}
        self._library.ask({one for keys in new.values() for one in keys})
        open_ = {
            key: self._open(key, {one for shelf in keys for one in self._under(shelf)}) for key, keys in new.items()
        }
        found = {self._telling_of(other) for others in open_.values() for other in others}
        self._library.learn(naming for one in found for naming in one.namings.values())
        for key, others in open_.items():
            judgements = {other: judged(self.event(key), self.event(other)) for other in others}
            self._alike[key] = {k: one for k, one in judgements.items() if one.verdict is Verdict.SAME}

    def _open(self, key: EventKey, others: Iterable[EventKey]) -> list[EventKey]:
        """Those of the others that may be judged the same, as far as it is told without knowing who is who."""
        one = self._telling_of(key).plain_event(key)
        told = ((other, self._telling_of(other).plain_event(other)) for other in others if other != key)
        return [other for other, two in told if decided(one, two) or not differ_anyway(one, two)]

    def _story(self, outline: Outline) -> Story:
        if outline not in self._stories:
            self._stories[outline] = outline.seen_with(self.identities)
        return self._stories[outline]

    def _telling_of(self, key: EventKey) -> Outline:
        """The article that tells of the event, or the excerpt if no more was read of it."""
        return self._own.get(key[0]) or self._library.outlines.get(key[0]) or self._library.excerpts[key]

    def _under(self, key: str) -> Iterable[EventKey]:
        return (*self._shelf.get(key, ()), *self._library.under(key))
