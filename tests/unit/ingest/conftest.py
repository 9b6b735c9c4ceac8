"""The smaller model, loaded once: what these tests are about does not hang on which model it is."""

import pytest
from spacy.language import Language

from ingest.nlp.pipeline import FALLBACK_MODEL, load_pipeline


@pytest.fixture(scope="session")
def small_nlp() -> Language:
    return load_pipeline(FALLBACK_MODEL)
