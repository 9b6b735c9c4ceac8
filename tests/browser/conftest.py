"""A real Chromium, where the machine has one (Debian: ``apt install chromium``); nothing is fetched from elsewhere."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


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
