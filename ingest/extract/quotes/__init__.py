"""Quotations: where they stand and who says them; releases and who issues them."""

from ingest.extract.quotes.find import find_quotations
from ingest.extract.quotes.quotation import Quotation
from ingest.extract.quotes.release import Release, release_of

__all__ = ["Quotation", "Release", "find_quotations", "release_of"]
