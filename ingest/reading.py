"""Articles into claims: cleaning, parsing and extraction, nothing of the graph."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from graph_schema.errors import LanguageModelError
from graph_schema.model.article import Article, RawArticle
from graph_schema.model.claim import ArticleClaims
from ingest.clean import CleanText, clean_article
from ingest.extract.article import extract_article
from ingest.extractor import Extractor
from ingest.parsing import parse


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """What one article says, or in ``error`` why it could not be read; ``again``: the cause is not the article."""

    raw: RawArticle
    article: Article | None = None
    claims: ArticleClaims | None = None
    error: str | None = None
    again: bool = False


def read_article(raw: RawArticle, nlp: Language, extract: Extractor = extract_article) -> tuple[Article, ArticleClaims]:
    """Return the article and its claims; raises what goes wrong."""
    article, clean = clean_article(raw)
    if skipped := why_not(article, clean):
        return article, _nothing(article, skipped)
    doc = parse([clean.text], nlp)[0]
    if isinstance(doc, Exception):
        raise doc
    return article, extract(article, clean, doc)


def read_batch(
    raws: Sequence[RawArticle], nlp: Language, extract: Extractor = extract_article
) -> Iterator[ReadArticle]:
    """Yield what each article says, in their order, parsed together; one that fails does not touch the others."""
    cleaned = [clean_article(raw) for raw in raws]
    wanted = [i for i, pair in enumerate(cleaned) if why_not(*pair) is None]
    docs = dict(zip(wanted, parse([cleaned[i][1].text for i in wanted], nlp), strict=True))
    for i, raw in enumerate(raws):
        yield _extract(raw, *cleaned[i], docs.get(i), extract)


def why_not(article: Article, clean: CleanText) -> str | None:
    """Say why nothing is to be taken from an article; None where it is to be read."""
    if article.language != "en":
        return f"not English ({article.language})"
    return None if clean.text else "no text but furniture"


def _extract(
    raw: RawArticle, article: Article, clean: CleanText, doc: Doc | Exception | None, extract: Extractor
) -> ReadArticle:
    try:
        if isinstance(doc, Exception):
            raise doc
        if doc is None:
            return ReadArticle(raw, article, _nothing(article, why_not(article, clean)))
        return ReadArticle(raw, article, extract(article, clean, doc))
    except LanguageModelError as error:
        return ReadArticle(raw, article, error=f"can't be read: {error}", again=True)
    except Exception as error:
        return ReadArticle(raw, article, error=f"can't be read: {type(error).__name__}: {error}")


def _nothing(article: Article, why: str | None) -> ArticleClaims:
    return ArticleClaims(article_id=article.id, language=article.language, skipped=why)
