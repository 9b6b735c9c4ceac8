"""What the questions of ``queries/read`` read of a graph of 20,000 meetings: `python -m bench.serve_plans [--write]`.

Runs each question by PROFILE on the graph that ``bench.serve`` left on the Neo4j of PARLEY_HOME or NEO4J_URI, in the
ways that requests ask it (``bench/serve_ways.py``). Printed: database hits, and the operators that went through all of
a label, type or index, with how many rows. The exit code is 1 where such an operator read more than 1,000 rows and the
way is not one of ``WHOLE``, or where a question reads more than twice what its header says. ``--write`` writes the hits
into the headers.
"""

import argparse
import re
import sys
from collections.abc import Iterator
from typing import Any

import neo4j

from bench.serve_load import query
from bench.serve_ways import WAYS
from graph_schema.queries import catalog
from graph_schema.queries.catalog import FOLDER, Kind, Query
from graph_schema.settings import StoreSettings
from graph_schema.store.connect import open_driver, resolve_server

MANY = 1_000
SLACK = 50
"""Hits by which a question may always differ from its header: what a search reads varies."""

WHOLE = {
    "meetings_list deep": "an offset is counted up to, in the order of the index",
    "meetings_list sources": "no index has the order by sources and then days",
    "topics_list": "an order by the number of positions needs that number of every topic; there are few topics",
    "places_list": "an order by the number of meetings needs that number of every place; there are few places",
    "actors_list kind": "the total of a kind is the number of its nodes with that label",
    "actors_list most": "an order by the number of meetings needs that number of every actor",
    "nodes_besides_schema": "it stops at the first node",
    "digest_nodes": "a digest is of everything",
    "digest_relationships": "a digest is of everything",
    "who_met_whom_graph": "a picture of everybody's meetings",
    "activity_by_month": "every meeting of the months is counted",
}
"""Questions, or ways of asking them, that go through all of something, and why nothing else would do."""


def _asked(driver: neo4j.Driver, found: Query) -> Iterator[tuple[str, dict[str, Any]]]:
    if found.name in WAYS:
        yield from WAYS[found.name].items()
        return
    samples = ", ".join(f"`{name}`: {sample}" for name, sample in found.params.items())
    yield "", driver.execute_query(f"RETURN {{{samples}}} AS asked").records[0]["asked"]


def _scans(plan: dict[str, Any]) -> Iterator[tuple[str, int, int]]:
    kind = plan["operatorType"].partition("@")[0]
    if "Scan" in kind:
        yield kind, int(plan["args"].get("Rows", 0)), int(plan["args"].get("DbHits", 0))
    for child in plan.get("children", ()):
        yield from _scans(child)


def _hits(plan: dict[str, Any]) -> int:
    return int(plan["args"].get("DbHits", 0)) + sum(map(_hits, plan.get("children", ())))


def _written(found: Query, hits: dict[str, int]) -> None:
    """Put the hits into the header, after what it returns."""
    path = FOLDER / found.kind / f"{found.name}.cypher"
    told = ", ".join(f"{way} {number}".strip() for way, number in hits.items())
    source = re.sub(r"^// :hits .*\n", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    source = re.sub(r"^(// :returns .*\n)", rf"\1// :hits {told}\n", source, count=1, flags=re.MULTILINE)
    path.write_text(source, encoding="utf-8")


def _measured(driver: neo4j.Driver, found: Query) -> tuple[dict[str, int], int]:
    """The hits of each way; and how many ways read what they should not."""
    hits, bad = {}, 0
    for way, given in _asked(driver, found):
        text, params = query(found.name, **given)
        plan = driver.execute_query(neo4j.Query(f"PROFILE {text}", timeout=300), asked=params).summary.profile  # type: ignore[arg-type]
        scans = [one for one in _scans(plan) if one[1] > MANY]
        why = WHOLE.get(f"{found.name} {way}".strip()) or WHOLE.get(found.name, "")
        hits[way] = _hits(plan)
        before = found.hits.get(way)
        more = before is not None and hits[way] > 2 * before + SLACK
        bad += bool(scans and not why) + more
        print(
            f"{found.name + ' ' + way:32} {hits[way]:8} hits  {scans or ''} {why if scans else ''}"
            f"{f' header: {before}' if more else ''}",
            flush=True,
        )
    return hits, bad


def main() -> int:
    """Profile all ways, tell, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="write the hits into the headers")
    parser.add_argument("names", nargs="*", help="only these questions")
    asked = parser.parse_args()
    bad = 0
    with open_driver(resolve_server(StoreSettings())) as driver:
        for found in catalog.all(Kind.READ):
            if asked.names and found.name not in asked.names:
                continue
            hits, wrong = _measured(driver, found)
            bad += wrong
            if asked.write:
                _written(found, hits)
    print(f"{bad} ways read more than they need" if bad else "no way reads more than it needs")
    return int(bool(bad))


if __name__ == "__main__":
    sys.exit(main())
