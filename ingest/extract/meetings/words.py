"""Closed classes of words, as ``ingest/data/meetings/words.yaml`` lists them."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


def word_class(name: str) -> frozenset[str]:
    """Return the words of a class; raises KeyError for a class that the file does not have."""
    return frozenset(_classes()[name]["words"])


@cache
def _classes() -> Mapping[str, Any]:
    text = (files("ingest.data") / "meetings" / "words.yaml").read_text(encoding="utf-8")
    return dict(yaml.safe_load(text))
