"""The service plans just the queries that its routes ask."""

import re
from pathlib import Path

import app
import graph_schema.store.jobs as desks
from app.warmth import QUERIES


def test_every_query_of_the_routes_is_planned_and_no_other() -> None:
    sources = [*Path(app.__file__).parent.rglob("*.py"), Path(desks.__file__)]  # routes, and the desks that they ask at
    code = "".join(path.read_text(encoding="utf-8") for path in sources)
    asked = set(re.findall(r'(?:reader\.rows?\(|_pages\(\s*reader,)\s*"(\w+)"', code))
    assert asked == set(QUERIES)
