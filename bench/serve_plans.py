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


<<<<<<< HEAD
def _asked(driver: neo4j.Driver, found: Query) -> Iterator[tuple[str, dict[str, Any]]]:
    if found.name in WAYS:
        yield from WAYS[found.name].items()
        return
    samples = ", ".join(f"`{name}`: {sample}" for name, sample in found.params.items())
    yield "", driver.execute_query(f"RETURN {{{samples}}} AS asked").records[0]["asked"]
=======
def _ways() -> Iterator[tuple[str, str, dict[str, Any]]]:
    meeting, person, other = made.meeting_id(77), made.actor_id(PERSON), made.actor_id(PERSON + 1)
    day, later = made.day(900).isoformat(), made.day(940).isoformat()
    page = {"skip": 0, "limit": 25}
    for name, id_ in (("meeting_detail", meeting), ("meeting_participants", meeting), ("meeting_claims", meeting)):
        yield name, "", {"id": id_, "as_of": None} | (page if name != "meeting_detail" else {})
    yield "meetings_list", "all", page | {"actors": []}
    yield "meetings_list", "deep", {"actors": [], "skip": 5000, "limit": 25}
    yield "meetings_list", "days", page | {"actors": [], "from": day, "to": later}
    yield "meetings_list", "from", page | {"actors": [], "from": made.day(made.MEETINGS - 100).isoformat()}
    yield "meetings_list", "status", page | {"actors": [], "status": "planned"}
    yield "meetings_list", "kind", page | {"actors": [], "kind": "summit"}
    yield "meetings_list", "actor", page | {"actors": [[person]]}
    yield "meetings_list", "place", page | {"actors": [], "place": made.WORDS[3]}
    yield "meetings_list", "words", page | {"actors": [], "q": made.WORDS[900]}
    yield "meetings_list", "as of", page | {"actors": [], "as_of": made.day(500).isoformat()}
    yield "actors_list", "all", page
    yield "actors_list", "kind", page | {"kind": "organization"}
    yield "actors_list", "country", page | {"country": "QAA"}
    yield "actors_list", "words", page | {"q": made.name(PERSON)}
    yield "actors_named", "", {"name": made.name(PERSON)}
    yield "actor_detail", "", {"id": person}
    yield "actor_meetings", "", page | {"id": person}
    yield "actor_positions", "", page | {"id": person}
    yield "positions_list", "all", page | {"holder": [], "target": []}
    yield "positions_list", "holder", page | {"holder": [person], "target": []}
    yield "positions_list", "topic", page | {"holder": [], "target": [], "topic": made.topic_id(3)}
    yield "positions_list", "stance", page | {"holder": [], "target": [], "stance": "supports"}
    yield "positions_list", "words", page | {"holder": [], "target": [], "q": made.WORDS[900]}
    yield "articles_list", "all", page
    yield "articles_list", "days", page | {"from": day, "to": later}
    yield "articles_list", "outlet", page | {"outlet": "Paper 3"}
    yield "articles_list", "words", page | {"q": made.WORDS[900]}
    yield "article_detail", "", {"id": f"art-{3:016x}"}
    yield "topics_list", "all", page
    yield "topics_list", "words", page | {"q": made.WORDS[3]}
    yield "topic_stances", "", {"id": made.topic_id(3)}
    yield "places_list", "all", page
    yield "places_list", "words", page | {"q": made.WORDS[3]}
    yield "timeline", "actor", page | {"actors": [person], "from": "0001-01-01", "to": "9999-12-31"}
    yield (
        "timeline",
        "topic",
        page | {"actors": [], "topic": made.topic_id(3), "from": "0001-01-01", "to": "9999-12-31"},
    )
    edges = {"most": 1_000_000, "kinds": ["person"], "status": "held", "limit": 300}
    yield "network_edges", "actor", edges | {"actors": [person], "from": "0001-01-01", "to": "9999-12-31"}
    yield "network_edges", "days", edges | {"actors": [], "from": day, "to": later}
    yield "network_common", "", {"one": person, "other": other, "limit": 50}
    yield "network_path", "", {"from_id": person, "to_id": other}
    whole = {"after": "", "limit": 200, "min_confidence": 0.0, "min_sources": 1}
    yield "export_meetings", "all", whole | {"actors": []}
    yield "export_meetings", "actor", whole | {"actors": [person]}
    yield "export_meetings", "days", whole | {"actors": [], "from": day, "to": later}
    yield "export_positions", "actor", whole | {"actors": [person]}
    yield "export_positions", "topic", whole | {"actors": [], "topic": made.topic_id(3)}
    yield "export_actors", "", {"after": "", "limit": 500}
    yield "changes_since", "number", {"number": 0, "limit": 100}
    yield "changes_since", "moment", {"moment": dt.datetime.now(dt.UTC).isoformat(), "number": 0, "limit": 100}
    yield "jobs_list", "", page
    yield "runs_list", "", page
    yield "decisions_list", "", page
    yield "service_metrics", "", {}
    yield "readiness", "", {}
    yield "guide_samples", "", {}
>>>>>>> 4e6940e (Network of an actor with thousands of meetings: the last 300 are drawn on pages)


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
