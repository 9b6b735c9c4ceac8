"""One spaCy pipeline for all golden tests: loading it is the slow part."""

import pytest
from spacy.language import Language

from ingest.nlp.pipeline import load_pipeline


@pytest.fixture(scope="session")
def nlp() -> Language:
    return load_pipeline()
