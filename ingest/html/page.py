"""One web page into one article."""

import datetime as dt
import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from courlan import clean_url
from lxml.html import HtmlElement
from trafilatura import bare_extraction
from trafilatura.utils import load_html

from graph_schema.errors import InputError
from graph_schema.model.names import fold
from ingest.clean.characters import storable
from ingest.html.characters import text_of
from ingest.html.published import declared_day

_BLOCKS = frozenset(("p", "head", "item", "list", "quote", "ab", "row", "table", "code", "div", "fw"))
_SAME_SITE = re.compile(r"^(?:www|m|amp|mobile)\.")
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_MOST_ELEMENTS = 40_000
"""Some pages cost the extraction time in the square of their elements: so many take a few seconds."""
for _told_by in ("trafilatura", "htmldate"):
    logging.getLogger(_told_by).setLevel(logging.CRITICAL)  # what is wrong with a page is told once, by its problem


@dataclass(frozen=True, slots=True)
class HtmlArticle:
    """What a page has: the headline and the paragraphs with a blank line between them, and what it says of itself."""

    text: str
    title: str | None
    outlet: str | None
    published: dt.date | None
    url: str | None


def read_html(data: bytes, charset: str | None = None, url: str | None = None) -> HtmlArticle:
    """Return the article of a page; ``url`` is where it was fetched, ``charset`` what the server said of it.

    Claims count in the text that is returned. Raises InputError, worded to follow the page's name, where no article
    can be told from what stands around it.
    """
    tree = _tree(_UNFIT.sub(" ", text_of(data, charset)))
    if tree is None:
        raise InputError("is no HTML page")
    if sum(1 for _ in tree.iter()) > _MOST_ELEMENTS:
        raise InputError(f"is no article: it has more than {_MOST_ELEMENTS} elements")
    published = declared_day(tree)  # first: the extraction takes the tree to pieces
    try:
        found: Any = bare_extraction(
            tree, url=url, with_metadata=True, include_comments=False,
            date_extraction_params={"extensive_search": False, "original_date": True},
        )  # fmt: skip
    except Exception as error:
        raise InputError(f"can't be taken apart: {type(error).__name__}: {error}") from None
    paragraphs = list(_paragraphs(found.body)) if found is not None and found.body is not None else []
    if not paragraphs:
        raise InputError("has no article that could be told from what stands around it")
    title = _line(found.title)
    if title and fold(paragraphs[0]) != fold(title):
        paragraphs.insert(0, title)
    text = storable("\n\n".join(paragraphs)) + "\n"
    outlet = _line(found.sitename)
    if outlet and url and outlet.lower() in urlsplit(url).netloc.lower():
        outlet = None  # the extraction makes it up from the address
    return HtmlArticle(text, title, outlet, published, _address(url, found.url))


def _tree(text: str) -> HtmlElement | None:
    try:
        return load_html(text)
    except Exception:  # lxml raises many things on what is no HTML
        return None


def _paragraphs(element: HtmlElement) -> Iterator[str]:
    """The text of each innermost block; a line break within one stays one."""
    if not any(child.tag in _BLOCKS for child in element.iterdescendants()):
        yield from _block("".join(_pieces(element)))
        return
    yield from _block(element.text or "")
    for child in element:
        yield from _paragraphs(child)
        yield from _block(child.tail or "")


def _pieces(element: HtmlElement) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag == "lb":
            yield "\n"
        yield from _pieces(child)
        if child.tag == "cell":
            yield " "
        yield child.tail or ""


def _block(text: str) -> Iterator[str]:
    lines = [line for part in text.split("\n") if (line := " ".join(part.split()))]
    if lines:
        yield "\n".join(lines)


def _line(value: str | None) -> str | None:
    return (" ".join(storable(value).split()) or None) if value else None


def _address(fetched: str | None, declared: str | None) -> str | None:
    """The address that names the article: the page's own word for it, as long as that is of the same site.

    A page must not pass for an article of somebody else. Tracking parameters go.
    """
    chosen = fetched
    if declared and declared.startswith(("http://", "https://")) and (not fetched or _site(declared) == _site(fetched)):
        chosen = declared
    if not chosen:
        return None
    return clean_url(chosen) or chosen


def _site(url: str) -> str:
    try:
        return _SAME_SITE.sub("", (urlsplit(url).hostname or "").lower())
    except ValueError:
        return ""
