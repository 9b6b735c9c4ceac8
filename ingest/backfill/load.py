"""Claims files into the graph: article by article as ingest does, or all at once into an empty one."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from graph_schema.errors import ParleyError
from graph_schema.model.article import Article, RawArticle
from graph_schema.model.memory import Provenance, Telling
from graph_schema.store.bulk import GraphFiles
from ingest.backfill import claims_file
from ingest.backfill.claims_file import ReadBefore
from ingest.graph import Graph
from ingest.readers import Readers
from ingest.reading import ReadArticle
from ingest.report import Observe, RunReport
from ingest.resolve import resolve
from ingest.resolve.blocks import Outline
from ingest.run import IngestRun
from ingest.settings import IngestSettings
from ingest.signals import StopRequest
from ingest.sources import SourceItem
from ingest.worker import recorded

_AT_ONCE = 50
"""Articles that are written in one transaction."""


def load_incremental(
    files: Sequence[Path], graph: Graph, settings: IngestSettings, observe: Observe, stop: StopRequest, scope: str
) -> RunReport:
    """Take the articles of the claims files into the graph by the ordinary writer, and note them in the ledger.

    What is there already, unchanged, is left alone: it can be stopped and run again. Rows that gave no claims are
    failed articles, as if they had been read now.
    """
    read_before = _ReadBefore(settings)

    def take(run: IngestRun, _: Readers) -> None:
        run.take(_items(files), read_before)

    return recorded(take, graph.writer, graph.ledger, settings, observe, stop, scope=scope)


def write_graph_files(files: Sequence[Path], extractor: str, folder: Path) -> GraphFiles:
    """Make the CSV files of the graph that follows from all claims files; of two editions the later one counts.

    The claims of all articles are in memory at once, their texts are not. Raises ParleyError where the files can't be
    written, and InputError where a claims file is not whole.
    """
    try:
        return _written(files, extractor, folder)
    except OSError as error:
        raise ParleyError(
            f"the files of the graph can't be written into {folder}: {error.strerror}; make room and run it again"
        ) from error


def _written(files: Sequence[Path], extractor: str, folder: Path) -> GraphFiles:
    last = {article.id: place for place, article in _places(files)}
    provenances: dict[str, Provenance] = {}
    tellings = []
    with GraphFiles(folder) as made:
        for place, read in _reads(files):
            article, claims = read.article, read.claims
            if article is None or claims is None or last[article.id] != place:
                continue
            own = Provenance(**{name: getattr(article, name) for name in Provenance.model_fields})
            made.article(
                article.model_copy(update={"extractor": extractor}), claims, Outline(Telling(own, claims)).keys
            )
            provenances[own.id] = own
            tellings.append(claims)
        made.facts(resolve(provenances, tellings))
    return made


class _ReadBefore(Readers):
    """Has nothing to read: the articles come with their claims."""

    def read(self, raws: Iterable[RawArticle]) -> Iterator[list[ReadArticle]]:
        """Yield what came of each article."""
        rest = iter(raws)
        while few := list(islice(rest, _AT_ONCE)):
            yield [raw.read for raw in few if isinstance(raw, ReadBefore)]


Place = tuple[int, int]
"""File and row."""


def _items(files: Iterable[Path]) -> Iterator[SourceItem]:
    for path in files:
        yield from claims_file.read(path)


def _reads(files: Iterable[Path]) -> Iterator[tuple[Place, ReadArticle]]:
    for number, path in enumerate(files):
        for row, item in enumerate(claims_file.read(path)):
            if isinstance(item, ReadBefore):
                yield (number, row), item.read


def _places(files: Iterable[Path]) -> Iterator[tuple[Place, Article]]:
    for place, read in _reads(files):
        if read.article is not None:
            yield place, read.article
