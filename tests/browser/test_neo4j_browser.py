"""Neo4j Browser in a real Chromium: log in, play the guide, draw a summit."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import neo4j
import pytest
from playwright.sync_api import Browser, Page, expect

from app.main import create_app
from app.settings import ApiSettings
from graph_schema.settings import StoreSettings
from graph_schema.store.connect import Server
from tests.api.conftest import client, small_graph  # noqa: F401 -- fixtures
from tests.api.serving import serving

SECONDS = 60_000
expect.set_options(timeout=SECONDS)


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 1400, "height": 1000})
    page = context.new_page()
    page.set_default_timeout(SECONDS)
    yield page
    context.close()


def run(page: Page, command: str) -> None:
    editor = page.locator(".monaco-editor textarea, .monaco-editor .native-edit-context").first
    editor.focus()
    page.keyboard.press("Control+A")
    page.keyboard.insert_text(command)
    page.keyboard.press("Control+Enter")


def test_the_guide_is_played_and_a_summit_is_drawn(
    page: Page,
    small_graph: neo4j.Driver,  # noqa: F811
    neo4j_server: Server,
    store_settings: StoreSettings,
    screenshots: Path,
) -> None:
    if neo4j_server.browser_url is None:
        pytest.skip("the server of NEO4J_TEST_URI has no known address of its Browser")
    with serving(create_app(ApiSettings(store=store_settings, timeout=60))) as service:
        guide = f"http://localhost:{service.base_url.port}/browser/guide"
        assert httpx.get(guide).status_code == 200
        page.goto(neo4j_server.browser_url)
        user, password = neo4j_server.auth
        address = page.locator("#url-input")
        address.wait_for()
        address.fill(neo4j_server.uri.partition("://")[2])
        page.get_by_test_id("username").fill(user)
        page.get_by_test_id("password").fill(password)
        page.get_by_test_id("connect").click()
        expect(page.get_by_text("You are connected as user").first).to_be_visible()
        run(page, f":play {guide}")
        expect(page.get_by_text("a dozen questions on your own graph").first).to_be_visible()
        page.screenshot(path=screenshots / "neo4j-browser-guide.png")
        run(page, "MATCH p = (:Actor)-[:PARTICIPATED_IN]->(:Meeting {kind: 'summit', status: 'held'}) RETURN p")
        drawn = page.locator("svg g.node")
        drawn.first.wait_for()
        assert drawn.count() >= 3
        page.wait_for_timeout(1500)  # the picture settles
        page.screenshot(path=screenshots / "neo4j-browser-summit.png")
