"""One article at one web address."""

from graph_schema.errors import InputError
from ingest.fetch.client import Fetcher
from ingest.fetch.errors import FetchError
from ingest.sources.source import Metadata, SourceItem, SourceProblem
from ingest.sources.web import article_from


def read_address(
    url: str, given: Metadata, fetcher: Fetcher, max_bytes: int, *, allow_private: bool = False
) -> SourceItem:
    """Return the article of a page, or what is wrong with it; what is ``given`` goes before what the page says."""
    try:
        page = fetcher.get(url, allow_private=allow_private, max_bytes=max_bytes)
        if page is None:
            raise FetchError("has no page (304)")
        return article_from(page, url, given, Metadata())
    except FetchError as error:
        return SourceProblem(url, str(error), again=error.again)
    except InputError as error:
        return SourceProblem(url, str(error))
