"""A paper on a web server of its own, read by ``sources.toml``: once, again, by schedule, and by two at a time."""

import functools
import http.server
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import neo4j
import pytest

from graph_schema.model.run import RunState
from graph_schema.store.ledger import Ledger
from tests.faults.processes import finished, number, parley, wait_until

PAGE = """<!DOCTYPE html><html lang="en"><head><title>{title}</title>
<meta property="og:site_name" content="The Example Post"><meta property="article:published_time" content="2023-05-03">
</head><body><nav>Home World Sport</nav><article><h1>{title}</h1><p>{text}</p></article>
<footer>All rights reserved.</footer></body></html>"""

NEWS = {
    "lima": (
        "Talks in Lima",
        "Peruvian President Dina Boluarte met Chilean President Gabriel Boric in Lima on Monday.",
    ),
    "oslo": ("Visit to Oslo", "Norwegian Prime Minister Jonas Gahr Store received Finnish President Sauli Niinisto."),
    "rome": ("Rome", "The foreign ministers of Italy and Spain will meet in Rome on Friday, the government said."),
}


class Paper:
    """A folder of pages with a feed, and the server that shows it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.listed: list[str] = []
        handler = functools.partial(_Quiet, directory=str(folder))
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.base = f"http://127.0.0.1:{self.server.server_port}"
        self.publish()

    def publish(self, *names: str) -> None:
        for name in names:
            title, text = NEWS[name]
            (self.folder / f"{name}.html").write_text(PAGE.format(title=title, text=text + " " + text))
        self.listed = [*names, *self.listed]
        items = "".join(
            f"<item><title>{NEWS[name][0]}</title><link>{self.base}/{name}.html</link>"
            f"<pubDate>Wed, 03 May 2023 10:00:00 GMT</pubDate></item>"
            for name in self.listed
        )
        feed = (
            f'<?xml version="1.0"?><rss version="2.0"><channel><title>The Example Post</title>{items}</channel></rss>'
        )
        (self.folder / "feed.xml").write_text(feed)


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def paper(tmp_path: Path) -> Iterator[Paper]:
    (tmp_path / "www").mkdir()
    paper = Paper(tmp_path / "www")
    thread = threading.Thread(target=paper.server.serve_forever)
    thread.start()
    try:
        yield paper
    finally:
        paper.server.shutdown()
        paper.server.server_close()
        thread.join()


def sources(folder: Path, paper: Paper) -> str:
    path = folder / "sources.toml"
    path.write_text(
        f'[sources.post]\nkind = "feed"\nurl = "{paper.base}/feed.xml"\nallow_private = true\ndelay = 0\n'
        'every = "10s"\n'
        f'[sources.gone]\nkind = "feed"\nurl = "{paper.base}/nowhere.xml"\nallow_private = true\ndelay = 0\n'
    )
    return str(path)


def test_a_paper_is_read_once_again_and_by_schedule(
    empty_graph: neo4j.Driver, store_env: dict[str, str], tmp_path: Path, paper: Paper
) -> None:
    file, ledger = sources(tmp_path, paper), Ledger(empty_graph)
    paper.publish("lima", "oslo")
    said = finished(store_env, "ingest", "--all", "--once", "--sources", file, code=1)
    assert said == "2 written, 1 failed\n", "a source that is not there stops no other"
    run = ledger.runs()[0]
    assert (run.scope, run.state, run.written, run.failed) == ("sources", RunState.DONE, 2, 1)
    found = ledger.run(run.id, state="failed")
    assert found
    assert "nowhere.xml" in found[1][0].origin + (found[1][0].reason or "")
    assert "no articles" in finished(store_env, "ingest", "--source", "post", "--sources", file)

    empty_graph.execute_query("MATCH (s:Source {id: 'post'}) SET s.read_at = s.read_at - duration('PT1H')")
    paper.publish("rome")
    with parley(store_env, "schedule", "--sources", file) as schedule:
        wait_until(lambda: number(empty_graph) == 3, schedule)
        began = time.monotonic()
        schedule.send_signal(signal.SIGTERM)
        _, complaints = schedule.communicate(timeout=60)
        assert time.monotonic() - began < 10
        assert schedule.returncode == 128 + signal.SIGTERM, complaints
    assert "post: 1 written" in complaints
    assert "Traceback" not in complaints
    assert [one.written for one in ledger.runs(scope="source:post")] == [1, 0]


def test_the_second_of_two_runs_says_so_and_is_no_failure(
    empty_graph: neo4j.Driver, store_env: dict[str, str], tmp_path: Path, paper: Paper
) -> None:
    file = sources(tmp_path, paper)
    empty_graph.execute_query(  # another machine reads just now
        "CREATE (:Lease {id: 'sources', holder: 'elsewhere@1/7/1/x', since: datetime(), "
        "until: datetime() + duration('PT60S')})"
    )
    said = finished(store_env, "ingest", "--all", "--once", "--sources", file)
    assert said.startswith("already running since ")
    assert "process 7 on elsewhere" in said
    assert Ledger(empty_graph).runs() == []
    empty_graph.execute_query("MATCH (l:Lease) SET l.until = datetime() - duration('PT1S')")
    assert "1 failed" in finished(store_env, "ingest", "--all", "--once", "--sources", file, code=2)
