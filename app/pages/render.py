"""From a template and values to a page."""

import datetime as dt
import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlencode, urlsplit

from fastapi import Request
from starlette.responses import HTMLResponse

from graph_schema import __version__

if TYPE_CHECKING:
    from jinja2 import Environment

FOLDER = Path(__file__).parent
STATIC = "/explore/static"

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
"""Nothing from elsewhere, nothing inline: text of an article could not run even if it were not escaped."""

_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December")  # fmt: skip


def page(request: Request, template: str, status: int = 200, **values: Any) -> HTMLResponse:
    """Return the page; values are escaped wherever the template puts them."""
    html = (
        _environment()
        .get_template(template)
        .render(
            here=str(request.url.path) + (f"?{request.url.query}" if request.url.query else ""),
            base=str(request.base_url).rstrip("/"),
            browser_url=getattr(request.app.state, "browser_url", None),
            **values,
        )
    )
    # A browser that may send no referrer sends no origin with a form either, and by that a form of ours is known.
    headers = {"Content-Security-Policy": POLICY, "Referrer-Policy": "same-origin"}
    return HTMLResponse(html, status_code=status, headers=headers)


@cache
def _environment() -> "Environment":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # here: no start waits for it

    environment = Environment(
        loader=FileSystemLoader(FOLDER / "templates"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    environment.filters |= {"day": day, "path": path_segment, "words": words, "count": count, "web": web_address}
    environment.globals |= {"version": __version__, "static": STATIC, "query": query, "quoted": cypher_literal}
    return environment


def day(iso: str | dt.date | None) -> str:
    """Return an ISO prefix as people write it: ``2025-08-15`` -> 15 August 2025, ``2025-08`` -> August 2025."""
    if not iso:
        return "day unknown"
    parts = str(iso)[:10].split("-")
    month = [_MONTHS[int(parts[1]) - 1]] if len(parts) > 1 else []
    date = [str(int(parts[2]))] if len(parts) > 2 else []
    return " ".join([*date, *month, parts[0]])


def path_segment(text: str) -> str:
    """Return an id as it stands in a path."""
    return quote(text, safe=":")


def query(**values: Any) -> str:
    """Return a query string of what is given."""
    return urlencode({name: value for name, value in values.items() if value not in (None, "", [])}, doseq=True)


def words(text: str) -> str:
    """Return a word of the vocabulary as people write it: ``calls_for`` -> calls for."""
    return text.replace("_", " ")


def count(number: int, noun: str) -> str:
    """Return a number with its noun: 1 meeting, 2 meetings."""
    plural = noun if number == 1 else f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
    return f"{number:,} {plural}"


def web_address(url: str | None) -> str | None:
    """Return the address of an article if it is one of the web: an article may claim anything, also ``javascript:``."""
    return url if url and urlsplit(url).scheme in ("http", "https") else None


def cypher_literal(text: str) -> str:
    """Return a text as a literal of Cypher."""
    return json.dumps(text, ensure_ascii=False)
