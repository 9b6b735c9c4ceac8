"""Where articles come from: each source is a small reader that yields articles, or what is wrong with them."""

from ingest.sources.open import open_source, open_sources
from ingest.sources.source import Metadata, SourceItem, SourceItems, SourceProblem

__all__ = ["Metadata", "SourceItem", "SourceItems", "SourceProblem", "open_source", "open_sources"]
