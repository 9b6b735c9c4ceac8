"""Cleaning: what an article says, without what stands around it, and the way back to the raw text."""

from ingest.clean.article import clean_article, identify
from ingest.clean.text import Block, BlockKind, CleanText, Piece

__all__ = ["Block", "BlockKind", "CleanText", "Piece", "clean_article", "identify"]
