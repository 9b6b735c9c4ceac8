"""One spaCy pipeline for all golden tests: loading it is the slow part; and the annotated articles, read once."""

from pathlib import Path

import pytest
from spacy.language import Language

from graph_schema.model.memory import Telling
from ingest.clean import clean_article
from ingest.extract.article import extract_article
from ingest.nlp.pipeline import load_pipeline
from ingest.sources.folder import read_folder

GOLD = Path(__file__).resolve().parents[3] / "shared" / "gold"


@pytest.fixture(scope="session")
def nlp() -> Language:
    return load_pipeline()


@pytest.fixture(scope="session")
def annotated(nlp: Language) -> dict[str, Telling]:
    """The annotated articles beside the checkout by name, with what extraction reads in them."""
    if not (GOLD / "score.py").exists():
        pytest.skip("the annotated articles are not here")
    found = {}
    for raw in read_folder(GOLD):
        article, clean = clean_article(raw)
        found[Path(raw.origin).stem] = Telling(article, extract_article(article, clean, nlp(clean.text)))
    return found
