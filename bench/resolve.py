"""How well articles are brought together, and what one more of them costs: ``python -m bench.resolve``.

Quality: all pairs of tellings of a made-up world (``bench.claim_worlds``), against the truth. Cost: what resolution
reads and how long it takes for one more article, with few and with many articles in memory; the memory is an index of
dictionaries here, so that it is resolution that is measured and not the database.
"""

import argparse
import resource
import time
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from bench.claim_worlds import World
from graph_schema.model.authority import Listed
from graph_schema.model.excerpt import excerpt
from graph_schema.model.memory import Change, Naming, Telling, Testimony
from ingest.resolve import update
from ingest.resolve.blocks import Outline
from ingest.resolve.cluster import clusters
from ingest.resolve.identity import Identities
from ingest.resolve.resolution import namings
from ingest.resolve.story import Story

MORE = 60
"""Articles that are added to measure the cost of one."""


class Quality(NamedTuple):
    """Of all pairs of tellings: how many brought together are of one encounter, and the other way round."""

    tellings: int
    encounters: int
    meetings: int
    precision: float
    recall: float


class Cost(NamedTuple):
    """For one more article with so many there already: seconds, and articles read from memory."""

    articles: int
    claims: int
    seconds: float
    read: float


class Index:
    """A ``ClaimMemory`` of dictionaries, for meetings alone; it counts the articles that are read."""

    def __init__(self) -> None:
        self.articles, self.claims, self.read, self.whole_read = 0, 0, 0, 0
        self._whole: dict[str, Telling] = {}
        self._filed: dict[str, list[Telling]] = defaultdict(list)
        self._named: dict[Naming, list[Telling]] = defaultdict(list)
        self._by_key: dict[str, set[Naming]] = defaultdict(set)

    def add(self, telling: Telling) -> None:
        """Remember an article."""
        outline = Outline(telling)
        self.articles += 1
        self.claims += len(telling.claims.meetings)
        self._whole[telling.article.id] = telling
        for (_, event), keys in outline.filed.items():
            alone = Telling(telling.article, excerpt(telling.claims, event))
            for key in keys:
                self._filed[key].append(alone)
        for naming in set(outline.namings.values()):
            self._named[naming].append(telling)
            self._by_key[naming.key].add(naming)

    def filed_under(self, keys: Collection[str]) -> Iterable[Telling]:
        found = {id(told): told for key in keys for told in self._filed.get(key, ())}
        self.read += len(found)
        return found.values()

    def whole(self, articles: Collection[str]) -> Iterable[Telling]:
        self.whole_read += len(articles)
        return [self._whole[id_] for id_ in articles if id_ in self._whole]

    def naming(self, namings: Collection[Naming]) -> Iterable[Telling]:
        return {told.article.id: told for one in namings for told in self._named.get(one, ())}.values()

    def namings(self, keys: Collection[str], wikidata_ids: Collection[str]) -> Iterable[Naming]:
        return {one for key in keys for one in self._by_key.get(key, ())}

    def in_blocks(self, blocks: Collection[str]) -> Iterable[Telling]:
        return ()

    def meetings_of(self, claim_ids: Collection[str]) -> Mapping[str, str]:
        return {}

    def listed(self, keys: Collection[str], refs: Collection[str]) -> Iterable[Listed]:
        return ()

    def witnesses(self, fact_ids: Collection[str]) -> Iterable[Testimony]:
        return ()

    def supporters(self, fact_ids: Collection[str]) -> Iterable[Testimony]:
        return ()


def quality(seed: int, articles: int) -> Quality:
    """Bring all tellings of a world together at once."""
    told = list(World(seed, articles).articles())
    identities = Identities(namings(telling for telling, _ in told))
    truth = {(telling.article.id, key): id_ for telling, events in told for key, id_ in events.items()}
    stories = [Story(telling, identities) for telling, _ in told]
    found = clusters(event for story in stories for event in story.events.values())
    right = sum(_pairs(n) for one in found for n in Counter(truth[e.article.id, e.key] for e in one.events).values())
    return Quality(
        len(truth),
        len(set(truth.values())),
        len(found),
        right / sum(_pairs(len(one.events)) for one in found),
        right / sum(_pairs(n) for n in Counter(truth.values()).values()),
    )


def costs(seed: int, sizes: Iterable[int]) -> list[Cost]:
    """Take a world in, article by article, and measure at each size."""
    index, found = Index(), []
    wanted = sorted(sizes)
    source = World(seed, wanted[-1] + 4 * MORE).articles()
    for size in wanted:
        while index.articles < size:
            index.add(next(source)[0])
        claims, index.read, seconds = index.claims, 0, 0.0
        for _ in range(MORE):
            telling, _ = next(source)
            began = time.process_time()
            update([Change(telling.article.id, None, telling)], index)
            seconds += time.process_time() - began
            index.add(telling)
        found.append(Cost(size, claims, seconds / MORE, index.read / MORE))
    return found


def _pairs(number: int) -> int:
    return number * (number - 1) // 2


def main() -> None:
    """Print both."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--articles", type=int, default=3000, help="size of the world whose truth is compared")
    parser.add_argument("--sizes", default="1000,10000", help="articles in memory when the cost is measured")
    given = parser.parse_args()
    one = quality(given.seed, given.articles)
    print(f"{one.tellings} tellings of {one.encounters} encounters: {one.meetings} meetings")
    print(f"pairwise precision {one.precision:.3f}, recall {one.recall:.3f}")
    found = costs(given.seed, [int(size) for size in given.sizes.split(",")])
    for cost in found:
        print(f"with {cost.articles} articles ({cost.claims} meeting claims): {1000 * cost.seconds:.1f} ms and "
              f"{cost.read:.1f} articles read for one more")  # fmt: skip
    print(f"the last is {found[-1].seconds / found[0].seconds:.2f} times the first")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
