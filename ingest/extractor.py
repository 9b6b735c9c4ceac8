"""Which extractor turns a parsed article into claims: the rules, or the rules and a language model."""

from functools import lru_cache
from typing import Protocol

from spacy.tokens import Doc

from graph_schema.model.article import Article
from graph_schema.model.claim import ArticleClaims
from ingest.clean.text import CleanText
from ingest.extract.article import extract_article
from ingest.fingerprint import extractor_fingerprint
from ingest.language_model.settings import LanguageModelSettings
from ingest.settings import IngestSettings


class Extractor(Protocol):
    """Turns an article into all that it claims. ``doc`` must have been parsed from ``clean.text``.

    Raises what keeps this one article from being read; the others go on.
    """

    def __call__(self, article: Article, clean: CleanText, doc: Doc) -> ArticleClaims:
        """Return the claims; every one has its exact span in ``article.text``."""


def extractor_for(settings: IngestSettings) -> Extractor:
    """Return the extractor that the settings ask for. Raises SettingsError where it can't work; asks nothing."""
    if settings.extractor == "rules":
        return extract_article
    settings.language_model.check()
    return _with_model(settings.language_model)


def fingerprint_of(settings: IngestSettings) -> str:
    """Return the fingerprint of the extractor that the settings ask for: an article read by another is read again."""
    asked = settings.language_model.name if settings.extractor == "model" else None
    return extractor_fingerprint(settings.spacy_model, asked)


@lru_cache(maxsize=1)
def _with_model(settings: LanguageModelSettings) -> Extractor:
    from ingest.language_model.extractor import ModelExtractor  # the client comes with an extra

    return ModelExtractor(settings)
