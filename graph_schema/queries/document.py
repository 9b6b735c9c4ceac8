"""The reference pages, made from what they describe: ``python -m graph_schema.queries.document [--check]``.

``docs/queries.md`` comes from the headers of the query files, ``docs/model.md`` from ``graph.yaml`` and the vocabulary.
"""

import json
import shlex
import sys
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Any

import yaml

from graph_schema.model import vocabulary
from graph_schema.queries import catalog
from graph_schema.queries.catalog import Kind, Query

DOCS = Path(__file__).parents[2] / "docs"
GRAPH = Path(__file__).with_name("graph.yaml")

_MADE = "<!-- Made by `python -m graph_schema.queries.document`. Edit what it describes, not this file. -->"

_INTRODUCTION = """\
Each question is a file `graph_schema/queries/read/NAME.cypher`: one Cypher statement that only reads. REST uses the
same files. On the command line: `parley query NAME key=value … --format table|json|csv`. In Neo4j Browser: run the
`:param` lines that are shown here, then paste the file. Parameters whose sample is `null`, `[]`, `''` or a number may
be left out on the command line. Queries named `…_graph` give a picture in Neo4j Browser. Database hits are those that
`python -m bench.serve_plans` measured on a graph of 20,000 meetings, 50,000 actors and 200,000 participations, a figure
for each way of asking (`bench/serve_ways.py`); 1 or 2 where that graph has nothing of the kind."""


def pages() -> dict[str, str]:
    """The text of each page by its file name."""
    return {"queries.md": queries_page(catalog.all(Kind.READ)), "model.md": model_page(graph())}


def graph() -> dict[str, Any]:
    """What ``graph.yaml`` says."""
    loaded: dict[str, Any] = yaml.safe_load(GRAPH.read_text(encoding="utf-8"))
    return loaded


def queries_page(queries: Sequence[Query]) -> str:
    """A reference of the read queries: what each one answers, what it takes and gives, how it is asked."""
    return "\n".join(
        [
            "# Questions to the graph",
            "",
            _MADE,
            "",
            _INTRODUCTION,
            "",
            *_table(("query", "question"), ((f"[{q.name}](#{q.name})", q.question) for q in queries)),
            *(line for query in queries for line in _query(query)),
        ]
    )


def _query(query: Query) -> list[str]:
    given = " ".join(f"{name}={_typed(sample)}" for name, sample in query.params.items() if sample not in _LEFT_OUT)
    lines = [
        "",
        f"## {query.name}",
        "",
        query.question,
        "",
        "```sh",
        f"parley query {query.name} {given}".rstrip(),
        "```",
    ]
    if query.params:
        lines += ["", "```", *(f":param {name} => {sample}" for name, sample in query.params.items()), "```"]
    lines += ["", f"Gives {', '.join(f'`{column}`' for column in query.columns)}."]
    return [*lines, *(["", f"Database hits: {_hits(query)}."] if query.hits else [])]


def _hits(query: Query) -> str:
    return ", ".join(f"{way} {number:,}".strip() for way, number in query.hits.items())


_LEFT_OUT = ("null", "[]", "''", "0", "25", "50", "100")


def _typed(sample: str) -> str:
    if sample.startswith("["):  # a literal of Cypher; parley query takes lists as JSON
        return shlex.quote(json.dumps(yaml.safe_load(sample), ensure_ascii=False))
    text = sample.strip("'")
    return f'"{text}"' if " " in text else text


def model_page(graph: Mapping[str, Any]) -> str:
    """A reference of labels, properties, relationships and the words that they use."""
    lines = ["# The model", "", _MADE, ""]
    lines += [
        "Property name in Neo4j = field in Python = key in JSON. Claims are what articles say; facts (actors,",
        "meetings, places, positions, topics and all that connects them) are concluded from claims. A `?` marks what",
        "may be absent.",
    ]
    for label, node in graph["nodes"].items():
        lines += ["", f"## {label}", "", node["means"], "", *_properties(node["properties"])]
    lines += ["", "## Relationships", ""]
    rows = ((f"`(:{a})-[:{kind}]->(:{b})`", means) for a, kind, b, means, *_ in graph["relationships"])
    lines += _table(("relationship", "says"), rows)
    for name, properties in graph["relationship_properties"].items():
        types = ", ".join(f"`{r[1]}`" for r in graph["relationships"] if name in r[4:])
        lines += ["", f"Properties of {types}:", "", *_properties(properties)]
    lines += ["", "## Vocabulary"]
    for words in (value for value in vars(vocabulary).values() if _is_vocabulary(value)):
        lines += ["", f"**{words.__name__}**: {_first_paragraph(words.__doc__ or '')}"]
        lines += ["", ", ".join(f"`{word}`" for word in words)]
    return "\n".join([*lines, ""])


def _is_vocabulary(value: object) -> bool:
    return isinstance(value, type) and issubclass(value, StrEnum) and value is not StrEnum


def _first_paragraph(text: str) -> str:
    return " ".join(text.strip().partition("\n\n")[0].split()).replace("``", "`")


def _properties(properties: Mapping[str, str]) -> list[str]:
    rows = ((f"`{name}`", *told.split("; ", 1)) for name, told in properties.items())
    return _table(("property", "type", "meaning"), rows)


def _table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    cells = [[cell.replace("|", "\\|") for cell in row] for row in rows]
    return [f"| {' | '.join(row)} |" for row in (header, ["---"] * len(header), *cells)]


def main(arguments: Sequence[str]) -> int:
    """Write the pages, or with ``--check`` only say which are out of date; return the exit code."""
    stale = {name: text for name, text in pages().items() if _now(name) != text}
    if "--check" not in arguments:
        DOCS.mkdir(exist_ok=True)
        for name, text in stale.items():
            (DOCS / name).write_text(text, encoding="utf-8")
        return 0
    for name in stale:
        sys.stderr.write(f"docs/{name} is out of date: run python -m graph_schema.queries.document\n")
    return 1 if stale else 0


def _now(name: str) -> str | None:
    return (DOCS / name).read_text(encoding="utf-8") if (DOCS / name).is_file() else None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
