"""When a page says that it was published. Only what it declares counts; ``published.yaml`` lists the ways."""

import datetime as dt
import json
import re
from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import Any

import yaml
from htmldate import find_date
from lxml import etree
from lxml.html import HtmlElement

_WHOLE_DAY = re.compile(r"\d{4}-?\d{2}-?\d{2}(?!\d)")
_TWO_DAYS = re.compile(r"\s*\d{1,2}[./-]\d{1,2}[./-]\d{2,4}")
"""03/05/2021 is in March or in May."""
_NAMED = re.compile(r"\b\d{1,2}\b.*\b\d{4}\b|\b\d{4}\b.*\b\d{1,2}\b", re.S)
_LONGEST, _MOST_JSON = 60, 2_000_000
_EARLIEST = dt.date(1900, 1, 1)


def declared_day(tree: HtmlElement) -> dt.date | None:
    """Return the day of publication that the page declares (as written there, in its own time zone); None if none.

    A day after tomorrow is none: a clock may be wrong by some hours, not more.
    """
    latest = dt.datetime.now(dt.UTC).date() + dt.timedelta(days=1)
    for value in _declared(tree):
        day = _day(value.strip())
        if day and _EARLIEST <= day <= latest:
            return day
    return None


def _declared(tree: HtmlElement) -> Iterator[str]:
    yield from _json_ld(tree)
    named: dict[str, str] = {}
    for element in tree.iter("meta", "time", "span", "abbr"):
        told = element.get("datetime") or element.get("content")
        if not told:
            continue
        if (element.get("itemprop") or "").lower() == "datepublished":
            yield told
        if element.tag == "meta":
            named.setdefault((element.get("property") or element.get("name") or "").lower(), told)
    yield from (named[name] for name in _ways()["meta"] if name in named)
    for element in tree.iter("time"):
        classes = set((element.get("class") or "").lower().split())
        if element.get("datetime") and ("pubdate" in element.attrib or classes & set(_ways()["time_classes"])):
            yield element.get("datetime", "")


def _json_ld(tree: HtmlElement) -> Iterator[str]:
    for script in tree.iter("script"):
        text = script.text or ""
        if (script.get("type") or "").lower() != "application/ld+json" or len(text) > _MOST_JSON:
            continue
        try:
            yield from _published_in(json.loads(text, strict=False))
        except (ValueError, RecursionError):
            continue


def _published_in(value: Any) -> Iterator[str]:
    """The days of the articles in JSON-LD, the outermost first: what is inside of one may be another one's."""
    level = [value]
    while level:
        below: list[Any] = []
        for node in level:
            if isinstance(node, list):
                below += node
            elif isinstance(node, dict):
                if _is_article(node.get("@type")):
                    told = (node.get(key) for key in _ways()["json_ld_keys"])
                    yield from (day for day in told if isinstance(day, str))
                graph = node.get("@graph")
                below += graph if isinstance(graph, list) else []
                below += [node["mainEntity"]] if isinstance(node.get("mainEntity"), dict) else []
        level = below


def _is_article(types: Any) -> bool:
    named = types if isinstance(types, list) else [types]
    known = tuple(_ways()["json_ld_types"])
    return any(isinstance(name, str) and name.rpartition("/")[2].endswith(known) for name in named)


def _day(value: str) -> dt.date | None:
    if len(value) > _LONGEST or _TWO_DAYS.match(value):
        return None
    if match := _WHOLE_DAY.match(value):
        try:
            return dt.date.fromisoformat(match[0].replace("-", ""))
        except ValueError:
            return None
    if not _NAMED.search(value):
        return None
    page = etree.Element("html")
    head = etree.SubElement(page, "head")
    etree.SubElement(head, "meta", {"property": "article:published_time", "content": _printable(value)})
    found = find_date(
        etree.tostring(page, encoding="unicode", method="html"),
        extensive_search=False,
        original_date=True,
        min_date=_EARLIEST.isoformat(),
    )
    return dt.date.fromisoformat(found) if found else None


def _printable(value: str) -> str:
    return "".join(letter for letter in value if letter.isprintable())


@cache
def _ways() -> dict[str, list[str]]:
    ways: dict[str, list[str]] = yaml.safe_load(
        resources.files("ingest.html").joinpath("published.yaml").read_text("utf-8")
    )
    return ways
