"""Quotations: where they stand and who says them."""

from ingest.extract.quotes.find import find_quotations
from ingest.extract.quotes.quotation import Quotation

__all__ = ["Quotation", "find_quotations"]
