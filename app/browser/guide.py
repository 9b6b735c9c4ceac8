"""The guide that Neo4j Browser plays (``:play http://localhost:8000/browser/guide``).

Browser 5 reads an ``article`` of ``slide``s in a ``carousel``, fetched with CORS from a host of its allow-list, on
which ``localhost`` is and ``127.0.0.1`` is not.
"""

from collections.abc import Mapping
from functools import cache
from html import escape
from pathlib import Path
from typing import Any, NamedTuple

import yaml

FOLDER = Path(__file__).parent
NOTHING_YET = {"actor": "Angela Merkel", "other": "Vladimir Putin", "topic": "Ceasefire", "country": "Germany"}
"""What is asked about while the graph is empty."""


class Question(NamedTuple):
    """One slide of the guide. ``picture``: the answer is drawn."""

    title: str
    text: str
    cypher: str
    picture: bool


@cache
def questions() -> tuple[Question, ...]:
    """Return the questions of ``guide.yaml`` in their order."""
    rows = yaml.safe_load((FOLDER / "guide.yaml").read_text(encoding="utf-8"))
    return tuple(Question(row["title"], row["text"], row["cypher"].strip(), row.get("picture", False)) for row in rows)


def parameters(samples: Mapping[str, str | None]) -> dict[str, str]:
    """Return the values of the guide's parameters, from the row of the query ``guide_samples``."""
    found = {name: samples.get(name) or fallback for name, fallback in NOTHING_YET.items()}
    words = (word for word in found["topic"].split() if word.isalnum())
    return found | {"words": " ".join(f"+{word}" for word in words) or "ceasefire"}


def guide(params: Mapping[str, str], address: str) -> str:
    """Return the guide as HTML; ``address`` is where the service itself is reached."""
    slides = [
        "<p>Who met whom, who said what, and which sentence says so: a dozen questions on your own graph. "
        "Click a query to put it into the editor, then run it.</p>"
        "<p>First set what the questions are about; change the names as you like:</p>"
        f"{_runnable(':params ' + _literal(params))}"
        "<p>Colours and captions that fit this graph:</p>"
        f"{_runnable(f':style {address}/browser/parley.grass')}"
    ]
    slides += [
        f"<h3>{number}. {escape(one.title)}</h3><p>{escape(one.text)}</p>{_runnable(one.cypher)}"
        for number, one in enumerate(questions(), 1)
    ]
    body = "".join(f'<slide class="row-fluid"><div class="col-sm-12">{slide}</div></slide>' for slide in slides)
    deck = f'<carousel class="deck container-fluid">{body}</carousel>'
    return f'<article class="guide"><title>Parley</title>{deck}</article>'


def saved(params: Mapping[str, str]) -> str:
    """Return the questions as one file of Cypher, to be saved or imported."""
    parts = [f"// Set first:\n:params {_literal(params)}"]
    parts += [f"// {one.title}\n{one.cypher};" for one in questions()]
    return "\n\n".join(parts) + "\n"


def _runnable(code: str) -> str:
    return f'<pre class="pre-scrollable code runnable">{escape(code, quote=False)}</pre>'


def _literal(params: Mapping[str, Any]) -> str:
    quoted = {name: str(value).replace("\\", "\\\\").replace("'", "\\'") for name, value in params.items()}
    return "{" + ", ".join(f"{name}: '{value}'" for name, value in quoted.items()) + "}"
