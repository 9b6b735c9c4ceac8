"""What is read, what is left alone, and how long runs end."""

import datetime as dt
import multiprocessing

import psutil
from spacy.language import Language

from graph_schema.model.article import RawArticle
from ingest.nlp.pipeline import FALLBACK_MODEL
from ingest.readers import FEW, Readers, read_all
from ingest.reading import read_article, read_batch
from ingest.settings import IngestSettings

ENGLISH = "Peruvian President Dina Boluarte met Chilean President Gabriel Boric in Lima on Monday."
FRENCH = "Les ministres de la France et de l'Italie se sont vus à Paris et ils ont parlé de la paix dans le monde."


def raw(text: str, number: int = 0) -> RawArticle:
    return RawArticle(text=text, published=dt.date(2023, 5, 3), origin=f"a test, {number}")


def test_a_batch_reads_what_a_single_article_reads(small_nlp: Language) -> None:
    raws = [raw(ENGLISH, 0), raw(FRENCH, 1), raw("I agree\n\n03:00\n", 2), raw(ENGLISH.replace("Lima", "Cusco"), 3)]
    batch = list(read_batch(raws, small_nlp))
    assert [read.raw for read in batch] == raws
    assert [(read.article, read.claims) for read in batch] == [read_article(one, small_nlp) for one in raws]
    assert [read.claims.skipped for read in batch if read.claims] == [
        None, "not English (fr)", "no text but furniture", None
    ]  # fmt: skip
    assert batch[0].claims
    assert batch[0].claims.meetings
    assert batch[1].article
    assert batch[1].article.language == "fr"


def test_reading_is_lazy() -> None:
    """A run that is stopped must not have read the sources to their end."""
    taken = []

    def source() -> object:
        for number in range(100):
            taken.append(number)
            yield raw(ENGLISH, number)

    reading = read_all(source(), IngestSettings(spacy_model=FALLBACK_MODEL, batch=2))  # type: ignore[arg-type]
    next(reading)
    reading.close()  # type: ignore[attr-defined]
    assert len(taken) == 2


def test_one_process_reads_beside_this_one_where_there_is_much() -> None:
    raws = [raw(f"{ENGLISH} {number}", number) for number in range(FEW + 2)]
    with Readers(IngestSettings(spacy_model=FALLBACK_MODEL, processes=1)) as readers:
        reading = readers.read(raws)
        assert [len(next(reading)) for _ in range(FEW // 16)] == [16] * (FEW // 16)
        assert multiprocessing.active_children() == []
        (last,) = list(reading)
        assert [read.raw for read in last] == raws[FEW:]
        (process,) = multiprocessing.active_children()
    assert not psutil.pid_exists(process.pid or 0)
