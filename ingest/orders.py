"""Articles that came with an order (``POST /articles``): from its payload to what a source yields."""

from collections.abc import Iterator, Mapping
from typing import Any

import trafilatura

from graph_schema.errors import InputError
from ingest.clean.characters import storable
from ingest.sources.metadata import read_metadata
from ingest.sources.source import Metadata, SourceItem, SourceProblem
from ingest.sources.text_file import raw_article


def ordered_articles(job_id: str, articles: list[Mapping[str, Any]]) -> Iterator[SourceItem]:
    """Yield the article of each entry or what is wrong with it; ``origin`` is the job and the place in its list."""
    for number, entry in enumerate(articles):
        yield _one(f"{job_id}#{number}", entry)


def _one(origin: str, entry: Mapping[str, Any]) -> SourceItem:
    try:
        known = read_metadata(entry)
        text = entry.get("text")
        if not isinstance(text, str):
            text, told = _from_html(str(entry.get("html") or ""), known.url)
            known = known.or_else(told)
        return raw_article(storable(text), known, origin, 'as "published"')
    except InputError as error:
        return SourceProblem(origin, str(error))


def _from_html(html: str, url: str | None) -> tuple[str, Metadata]:
    found = trafilatura.bare_extraction(html, url=url, with_metadata=True, include_comments=False)
    if found is None or isinstance(found, dict) or not found.text:
        raise InputError("holds no text of an article; send it as text")
    told = {"title": found.title, "published": found.date, "outlet": found.sitename, "url": found.url}
    return found.text, read_metadata({key: value for key, value in told.items() if value})
