"""The extractor that asks a language model: what the rules say, and what the model adds that holds."""

import logging
import time
from collections.abc import Callable
from dataclasses import replace

from spacy.tokens import Doc

from graph_schema.errors import LanguageModelError
from graph_schema.model.article import Article
from graph_schema.model.claim import ArticleClaims
from ingest.clean.text import CleanText
from ingest.extract.actors import build_cast
from ingest.extract.article import assemble, extract_article
from ingest.extract.reading import Reading
from ingest.language_model.answer import read_answer, schema
from ingest.language_model.checking import Checker
from ingest.language_model.endpoint import Endpoint
from ingest.language_model.joining import new_meetings, new_positions, together
from ingest.language_model.linking import Linker
from ingest.language_model.prompt import messages
from ingest.language_model.settings import LanguageModelSettings

_log = logging.getLogger("parley.language_model")


class ModelExtractor:
    """An ``Extractor``: the rules first, then one question to the endpoint for each article."""

    def __init__(self, settings: LanguageModelSettings, pause: Callable[[float], None] = time.sleep) -> None:
        self._settings = settings
        self._rule = f"model:{settings.name}"
        self._endpoint = Endpoint(settings, schema(), pause)

    def __call__(self, article: Article, clean: CleanText, doc: Doc) -> ArticleClaims:
        """Return the claims of the rules, and those of the model that hold and are new, with rule ``model:<name>``.

        Raises LanguageModelError where the article is too long, or the endpoint gives no answer that can be used.
        """
        if len(clean.text) > self._settings.max_characters:
            raise LanguageModelError(
                f"{len(clean.text)} characters are too many for the language model (PARLEY_MODEL_MAX_CHARACTERS)"
            )
        asked = messages(article, clean.text)
        return self.add(extract_article(article, clean, doc), article, clean, doc, self._endpoint.ask(asked))

    def add(self, rules: ArticleClaims, article: Article, clean: CleanText, doc: Doc, content: str) -> ArticleClaims:
        """Return the claims of the rules with what holds of the model's answer ``content``; asks nothing."""
        reading = Reading(article, clean, doc, build_cast(doc, article, clean))
        read = read_answer(content)
        linker = Linker(reading, read.answer.actors, self._rule)
        checker = Checker(reading, linker, self._rule)
        meetings = [claim for claim in map(checker.meeting, read.answer.meetings) if claim]
        positions = [claim for claim in map(checker.position, read.answer.positions) if claim]
        new = assemble(
            replace(reading, cast=linker.cast),
            new_meetings(rules.meetings, meetings, linker.cast, checker.dropped),
            new_positions(rules.positions, positions, linker.cast),
        )
        dropped = sorted((read.dropped + checker.dropped).items())
        if dropped:
            told = ", ".join(f"{reason}: {number}" for reason, number in dropped)
            _log.info("%s: dropped of the language model's answer: %s", article.id, told)
        return together(rules, new).model_copy(update={"dropped": tuple(dropped)})
