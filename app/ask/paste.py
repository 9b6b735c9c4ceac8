"""A query with its parameters, ready to be pasted into Neo4j Browser."""

from collections.abc import Mapping
from typing import Any

from graph_schema.queries import catalog


def pasted(name: str, params: Mapping[str, Any]) -> dict[str, Any]:
    """The query of this name with these parameters: as data, and as text that Neo4j Browser runs as it is."""
    commands = [f":param {key} => {literal(value)};" for key, value in params.items()]
    text = "\n".join(line for line in catalog.load(name).text.splitlines() if not line.startswith("//"))
    return {"query": name, "parameters": dict(params), "paste": "\n".join([*commands, text.strip() + ";"])}


def literal(value: Any) -> str:
    """A value of JSON as Cypher writes it: text in single quotes, maps with bare keys."""
    match value:
        case None:
            return "null"
        case bool():
            return str(value).lower()
        case str():
            escaped = value.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n")
            return f"'{escaped}'"
        case Mapping():
            return "{" + ", ".join(f"{key}: {literal(item)}" for key, item in value.items()) + "}"
        case list() | tuple():
            return "[" + ", ".join(literal(item) for item in value) + "]"
    return str(value)
