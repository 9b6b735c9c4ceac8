"""What the graph says: the vocabulary, the Cypher, and the store. Imports neither ``app`` nor ``ingest``."""

__version__ = "0.1.0"
