"""Articles that came with an order (``POST /articles``): from its payload to what a source yields."""

from collections.abc import Iterator, Mapping
from typing import Any

from graph_schema.errors import InputError
from ingest.clean.characters import storable
from ingest.sources.content import article_of
from ingest.sources.metadata import read_metadata
from ingest.sources.source import Metadata, SourceItem, SourceProblem
from ingest.sources.text_file import raw_article

_PLACE = 'as "published"'


def ordered_articles(job_id: str, articles: list[Mapping[str, Any]]) -> Iterator[SourceItem]:
    """Yield the article of each entry or what is wrong with it; ``origin`` is the job and the place in its list."""
    for number, entry in enumerate(articles):
        yield _one(f"{job_id}#{number}", entry)


def _one(origin: str, entry: Mapping[str, Any]) -> SourceItem:
    try:
        known = read_metadata(entry)
        text = entry.get("text")
        if isinstance(text, str):
            return raw_article(storable(text), known, origin, _PLACE)
        page = storable(str(entry.get("html") or "")).encode()
        # The outlet is not guessed from the address: whoever hands an article in can say it.
        return article_of(page, "html", origin=origin, first=known, last=Metadata(), place=_PLACE, charset="utf-8")
    except InputError as error:
        return SourceProblem(origin, str(error))
