"""Cypher as files, one statement each, found by name in ``catalog``."""
