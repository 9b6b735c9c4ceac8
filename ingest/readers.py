"""Articles into claims, in this process or in several: cleaning, parsing and extraction, nothing of the graph."""

import multiprocessing
import multiprocessing.connection
import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import islice

from spacy.language import Language
from spacy.tokens import Doc

from graph_schema.errors import LanguageModelError, ParleyError
from graph_schema.model.article import Article, RawArticle
from graph_schema.model.claim import ArticleClaims
from ingest.clean import CleanText, clean_article
from ingest.extract.article import extract_article
from ingest.extractor import Extractor, extractor_for
from ingest.nlp.pipeline import load_pipeline
from ingest.parsing import parse
from ingest.settings import IngestSettings


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """What one article says, or in ``error`` why it could not be read."""

    raw: RawArticle
    article: Article | None = None
    claims: ArticleClaims | None = None
    error: str | None = None


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
        return ReadArticle(raw, article, error=f"can't be read: {error}")
    except Exception as error:
        return ReadArticle(raw, article, error=f"can't be read: {type(error).__name__}: {error}")


def _nothing(article: Article, why: str | None) -> ArticleClaims:
    return ArticleClaims(article_id=article.id, language=article.language, skipped=why)


def read_all(raws: Iterable[RawArticle], settings: IngestSettings) -> Iterator[ReadArticle]:
    """Yield what each article says, in their order; the model is loaded when the first article comes.

    With more than one process at most two batches a process are under way, so that memory stays bounded.
    """
    model, processes, extract = settings.spacy_model, settings.processes, extractor_for(settings)
    if processes == 1:
        for few in _batches(raws, settings.batch):
            yield from read_batch(few, load_pipeline(model), extract)
        return
    os.environ.setdefault("OMP_NUM_THREADS", "1")  # one thread a process: the processes are the parallelism
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes, context, _begin, (model,)) as pool:
        waiting: deque[Future[list[ReadArticle]]] = deque()
        try:
            for few in _batches(raws, settings.batch):
                waiting.append(pool.submit(_read_in_pool, few, settings))
                if len(waiting) >= 2 * processes:
                    yield from waiting.popleft().result()
            while waiting:
                yield from waiting.popleft().result()
        except BrokenProcessPool as error:
            raise ParleyError(
                "a process that reads articles died (memory?); try again with fewer --processes"
            ) from error
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _read_in_pool(raws: Sequence[RawArticle], settings: IngestSettings) -> list[ReadArticle]:
    return list(read_batch(raws, load_pipeline(settings.spacy_model), extractor_for(settings)))


def _begin(model: str) -> None:
    """Make a process of the pool ready: the parent alone decides about signals, and nobody outlives it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()
    load_pipeline(model)


def _end_with(sentinel: int) -> None:
    multiprocessing.connection.wait([sentinel])
    os._exit(1)


def _batches(raws: Iterable[RawArticle], size: int) -> Iterator[list[RawArticle]]:
    source = iter(raws)
    while few := list(islice(source, size)):
        yield few
