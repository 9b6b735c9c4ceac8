"""Processes that read: an article that kills its process costs no other article; when all die the run says so."""

import datetime as dt
import multiprocessing
import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph_schema.errors import ParleyError
from graph_schema.model.article import RawArticle
from ingest.nlp.pipeline import FALLBACK_MODEL
from ingest.pool import THREADS, Pool
from ingest.settings import IngestSettings
from tests.faults import deadly

SETTINGS = IngestSettings(spacy_model=FALLBACK_MODEL)
TALKS = "Peruvian President Dina Boluarte met Chilean President Gabriel Boric in Lima on Monday."


def raw(text: str, number: int) -> RawArticle:
    return RawArticle(text=text, published=dt.date(2023, 5, 3), origin=str(number))


def test_one_that_kills_its_process_is_found_and_the_others_are_read() -> None:
    raws = [raw("DEADLY" if number == 3 else f"{TALKS} {number}.", number) for number in range(8)]
    pool = Pool(SETTINGS, 2, deadly.read)
    try:
        reads = [read for few in pool.read([raws[:2], raws[2:4], raws[4:6], raws[6:]]) for read in few]
    finally:
        pool.close()
    assert [read.raw.origin for read in reads] == [str(number) for number in range(8)]
    assert [read.raw.origin for read in reads if read.claims is None] == ["3"]
    assert reads[3].error == "can't be read: the process that read it died (memory?)"
    until = time.monotonic() + 30
    # One that the executor's own thread has just waited for is in the list a moment longer.
    while multiprocessing.active_children():
        assert time.monotonic() < until
        time.sleep(0.05)


def test_as_many_come_together_as_are_to_be_written_together() -> None:
    raws = [raw(f"{TALKS} {number}.", number) for number in range(12)]
    pool = Pool(SETTINGS.model_copy(update={"together": 5}), 1)
    try:
        together = list(pool.read([raws[i : i + 2] for i in range(0, 12, 2)]))
    finally:
        pool.close()
    assert [read.raw.origin for reads in together for read in reads] == [str(number) for number in range(12)]
    assert max(map(len, together)) == 4  # two batches; three would be more than five articles


def test_what_a_slow_source_has_given_is_not_held_back_for_more() -> None:
    taken: list[int] = []

    def slow() -> Iterator[list[RawArticle]]:
        for number in range(7):
            time.sleep(1.5)
            taken.append(number)
            yield [raw(f"{TALKS} {number}.", number)]

    pool = Pool(SETTINGS, 1)
    try:
        reads = pool.read(slow())
        first = next(reads)
        assert len(taken) <= 4  # two before the process has begun, two while what was read waited
        origins = [read.raw.origin for some in ([first], reads) for few in some for read in few]
    finally:
        pool.close()
    assert origins == [str(number) for number in range(7)]


@pytest.mark.skipif(os.environ.get("PARLEY_FAULTS") != "all", reason="takes long: PARLEY_FAULTS=all asks for it")
def test_where_all_die_it_is_not_the_articles() -> None:
    pool = Pool(SETTINGS, 1, deadly.read)
    try:
        with pytest.raises(ParleyError, match="die one after the other"):
            list(pool.read([[raw("DEADLY", number) for number in range(5)]]))
    finally:
        pool.close()


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="threads are counted in /proc")
def test_a_process_works_on_one_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in THREADS:
        monkeypatch.delenv(name, raising=False)
    pool = Pool(SETTINGS, 1, deadly.count_threads)
    try:
        (reads,) = pool.read([[raw(TALKS, 1)]])
    finally:
        pool.close()
    assert reads[0].error == "0 threads"


def test_a_model_that_is_not_there_is_said_in_its_own_words() -> None:
    pool = Pool(IngestSettings(spacy_model="no_such_model"), 1)
    try:
        with pytest.raises(ParleyError, match="no_such_model"):
            list(pool.read([[raw(TALKS, 1)]]))
    finally:
        pool.close()
