"""What the graph remembers, as resolution may ask for it while articles change."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from graph_schema.model.authority import Listed
from graph_schema.model.decided import read_as, standing
from graph_schema.model.memory import Naming, Telling, Testimony, Worded
from graph_schema.queries import catalog
from graph_schema.store.claim_rows import claims_from, name_node_id, namings_from, provenance, telling
from graph_schema.store.excerpts import excerpts
from graph_schema.store.listed_rows import listed_from
from graph_schema.store.statements import Transaction

_AT_ONCE = 2_000
"""Claims that are read by one query; with those tied to them some 10 MB in the server."""


class GraphMemory:
    """A ``ClaimMemory`` in ``tx``; all is as if the articles ``without``, whose claims are ``own``, were not there."""

    def __init__(self, tx: Transaction, without: Collection[str], own: frozenset[str]) -> None:
        self._tx, self._without, self._own = tx, sorted(without), own

    def in_blocks(self, blocks: Collection[str]) -> Iterable[Worded]:
        """Return which articles have a position claim in one of the blocks."""
        rows = self._rows("articles_in_blocks", blocks=sorted(blocks), without=self._without)
        return [Worded(row["block"], row["id"], row["published_at"].to_native()) for row in rows]

    def filed_under(self, keys: Collection[str]) -> Iterable[Telling]:
        """Return every encounter filed under one of the keys as a telling of its own, an excerpt of its article."""
        return excerpts(self._tx, self._rows("encounters_filed", keys=sorted(keys), without=self._without))

    def whole(self, articles: Collection[str]) -> Iterable[Telling]:
        """Return the articles with these ids, whole."""
        return self._articles(sorted(set(articles) - set(self._without)))

    def meetings_of(self, claim_ids: Collection[str]) -> Mapping[str, str]:
        """Return for each of these meeting claims the id of the meeting that it supports now."""
        return {row["claim"]: row["meeting"] for row in self._rows("meetings_of_claims", ids=sorted(claim_ids))}

    def naming(self, namings: Collection[Naming]) -> Iterable[Telling]:
        """Return every article that names somebody so, whole."""
        names = sorted(name_node_id(one) for one in namings)
        return self._articles([row["id"] for row in self._rows("articles_naming", names=names, without=self._without)])

    def namings(self, keys: Collection[str], wikidata_ids: Collection[str]) -> Iterable[Naming]:
        """Return every naming with one of these keys or Wikidata ids."""
        rows = self._rows("namings", keys=sorted(keys), wikidata_ids=sorted(wikidata_ids), without=self._without)
        return [Naming(**row) for row in rows]

    def listed(self, keys: Collection[str], refs: Collection[str]) -> Iterable[Listed]:
        """Return every entry of the imported authority lists with a name with one of these keys, or of these refs."""
        rows = self._rows("listed_actors", keys=sorted(keys), refs=sorted(refs))
        return [listed_from(row["payload"]) for row in rows]

    def witnesses(self, fact_ids: Collection[str]) -> Iterator[Testimony]:
        """Yield the witnesses of these facts; where one loses a witness, all claims among which the next one is."""
        found = self._rows("witness_ids", ids=sorted(fact_ids))
        there = {claim for row in found for claim in (*row["claims"], *row["offices"])} - self._own
        losing, retiring = (
            sorted(row["id"] for row in found if not self._own.isdisjoint(row[column]))
            for column in ("claims", "offices")
        )
        there |= self._supporting("supporting_claims", losing)
        return self._testimony(there | self._supporting("first_and_last_offices", retiring))

    def supporters(self, fact_ids: Collection[str]) -> Iterator[Testimony]:
        """Yield all claims that support these facts."""
        return self._testimony(self._supporting("supporting_claims", sorted(fact_ids)))

    def _supporting(self, query: str, fact_ids: list[str]) -> set[str]:
        rows = self._rows(query, ids=fact_ids, without=self._without) if fact_ids else []
        return {row["id"] for row in rows}

    def _testimony(self, claim_ids: Collection[str]) -> Iterator[Testimony]:
        """In parts: a well-known state has more claims than the server lets one query hold."""
        rest = iter(sorted(claim_ids))
        while ids := list(islice(rest, _AT_ONCE)):
            for row in self._rows("claims_with_actors", ids=ids):
                claims = tuple(map(read_as, claims_from(row["claims"])))
                yield Testimony(provenance(row), claims, namings_from(row["names"]))

    def _articles(self, ids: Collection[str]) -> list[Telling]:
        rows = self._rows("claims_of_articles", ids=ids) if ids else []
        told = (telling(row, claims_from(row["claims"])) for row in rows)
        return [one._replace(claims=standing(one.claims)) for one in told]

    def _rows(self, query: str, **params: Any) -> list[dict[str, Any]]:
        return [dict(row) for row in self._tx.run(catalog.load(query).text, params)]
