"""Positions: who holds which stance on what, towards whom, in which sentence."""

from ingest.extract.positions.find import find_positions

__all__ = ["find_positions"]
