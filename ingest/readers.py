"""Who reads the articles of a run: this process while there are few, a pool of processes when there are many."""

from collections.abc import Iterable, Iterator
from itertools import islice
from types import TracebackType
from typing import Self

from graph_schema.model.article import RawArticle
from ingest.extractor import extractor_for
from ingest.nlp.pipeline import load_pipeline
from ingest.pool import Pool
from ingest.reading import ReadArticle, read_batch
from ingest.settings import IngestSettings

FEW = 32
"""Articles that this process reads itself, unless it was told to have several others do so: they start as slowly."""


class Readers:
    """Reads articles in their order, batch by batch; the model is loaded when the first article comes.

    ``isolated`` leaves nothing to this process, so that an article that kills its reader does not kill the run.
    """

    def __init__(self, settings: IngestSettings, *, isolated: bool = False) -> None:
        self._settings, self._isolated = settings, isolated
        self._processes = settings.workers()
        self._few = FEW if settings.processes in (None, 1) else 0
        # One process reads beside the one that writes; but nobody asked for it where cores or memory allow no more.
        self._beside = self._processes > 1 or settings.processes is not None
        self._pool: Pool | None = None
        self._read = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        if self._pool:
            self._pool.close()

    def read(self, raws: Iterable[RawArticle]) -> Iterator[list[ReadArticle]]:
        """Yield what some articles say, a batch or more. Nothing is taken from ``raws`` before it is needed."""
        batches = _batches(raws, self._settings.batch)
        while not self._many():
            few = next(batches, None)
            if few is None:
                return
            self._read += len(few)
            yield list(read_batch(few, load_pipeline(self._settings.spacy_model), extractor_for(self._settings)))
        if self._pool is None:
            self._pool = Pool(self._settings, self._processes)
        yield from self._pool.read(batches)

    def _many(self) -> bool:
        return self._isolated or (self._beside and self._read >= self._few)


def read_all(raws: Iterable[RawArticle], settings: IngestSettings) -> Iterator[ReadArticle]:
    """Yield what each article says, in their order."""
    with Readers(settings) as readers:
        for few in readers.read(raws):
            yield from few


def _batches(raws: Iterable[RawArticle], size: int) -> Iterator[list[RawArticle]]:
    source = iter(raws)
    while few := list(islice(source, size)):
        yield few
