"""Pages that were put aside: `parley quarantine retry` has them fetched again, though their feed names them no more."""

import neo4j
import pytest

from graph_schema.model.run import FailureState
from graph_schema.settings import StoreSettings
from graph_schema.store.ledger import ATTEMPTS, Ledger
from ingest.all_sources import ingest_sources
from ingest.alone import SOURCES
from ingest.graph import Graph, open_graph
from ingest.nlp.pipeline import FALLBACK_MODEL
from ingest.settings import IngestSettings
from ingest.signals import StopRequest
from ingest.sources.config import FeedSource
from tests.faults.processes import finished, parley
from tests.feeds import Item, rss
from tests.papers import html_page
from tests.website import Website

SETTINGS = IngestSettings(spacy_model=FALLBACK_MODEL, processes=1)


@pytest.mark.parametrize("wrong", ["", html_page(published=None)])  # not there; no day of publication
def test_a_page_is_read_when_its_cause_is_gone(
    empty_graph: neo4j.Driver, store_settings: StoreSettings, store_env: dict[str, str], wrong: str
) -> None:
    ledger = Ledger(empty_graph)
    with Website().served() as site, open_graph(store_settings, print) as graph:
        source = FeedSource(name="post", kind="feed", url=f"{site.url}/feed.xml", allow_private=True, delay=0)
        site.pages["/feed.xml"] = rss(Item(f"{site.url}/a", day=None))
        if wrong:
            site.pages["/a"] = wrong
        for _ in range(ATTEMPTS):
            assert read(source, graph) == "1 failed"
        (failure,) = ledger.failed([FailureState.QUARANTINED])
        assert failure.origin == f"{site.url}/a"
        assert read(source, graph) == "1 quarantined"
        site.pages["/feed.xml"] = rss(Item(f"{site.url}/b"))
        site.pages |= {"/a": html_page(), "/b": html_page("Another")}
        assert read(source, graph) == "1 written"

        lease = graph.lease(SOURCES)
        assert lease.take() is None
        with parley(store_env, "quarantine", "retry", failure.id) as refused:
            assert "try again when that is over" in refused.communicate(timeout=60)[1]
        assert refused.returncode == 1
        lease.give_back()
        age = ledger.ages()["post"]
        said = finished(store_env, "quarantine", "retry", failure.id)
        assert said == f"{failure.id}: post is asked again at the next run\n"
        assert ledger.ages()["post"] >= age, "it was not read by that"
        assert read(source, graph) == "1 written"
        assert ledger.failed(list(FailureState)) == []
        assert read(source, graph) == "no articles"


def read(source: FeedSource, graph: Graph) -> str:
    return ingest_sources([source], graph, SETTINGS, StopRequest(), scope="source:post").summary()
