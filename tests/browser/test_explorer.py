"""The explorer as somebody uses it: a real Chromium, the real service, the real worker, the project's own examples."""

from pathlib import Path

import axe_core_python
import httpx
import pytest
from playwright.sync_api import Browser, Page, expect

SECONDS = 60_000
AXE = next(Path(axe_core_python.__file__).parent.glob("*.js")).read_text(encoding="utf-8")
BAIT = "%22%3E%3Cimg+src%3Dx+onerror%3D%22window.run%3Dtrue%22%3E"
BIGGEST = 500_000
"""Bytes of a page with all that it fetches."""


def test_from_home_to_the_sentence_in_three_clicks(page: Page, base: str, screenshots: Path) -> None:
    page.goto(base)
    page.screenshot(path=screenshots / "home.png")
    page.get_by_role("link", name="Who attended the Alaska summit?").click()
    answer = page.get_by_label("Answer")
    expect(answer.locator(".line")).to_contain_text("Donald Trump")
    expect(answer.locator(".line")).to_contain_text("Vladimir Putin")
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


def test_a_plan_became_a_meeting_as_two_articles_tell(page: Page, base: str, screenshots: Path) -> None:
    page.goto(f"{base}/explore/search?q=Who+attended+the+Alaska+summit%3F")
    page.get_by_label("Answer").get_by_role("link", name="in Anchorage").first.click()
    steps = page.locator("ol.history > li")
    expect(steps).to_have_count(2)
    page.screenshot(path=screenshots / "meeting.png", full_page=True)
    for number, (status, day, sentence, title) in enumerate(
        [
            (
                "planned",
                "14 August 2025",
                "will hold a summit in Anchorage",
                "Trump calls for ceasefire ahead of Alaska",
            ),
            ("held", "16 August 2025", "met in Anchorage, Alaska, on Friday", "end Alaska summit without a ceasefire"),
        ]
    ):
        step = steps.nth(number)
        expect(step.locator(".status")).to_have_text(status)
        expect(step.locator(".when")).to_contain_text(day)
        expect(step.locator("blockquote")).to_contain_text(sentence)
        step.get_by_role("link", name="in the article").first.click()
        expect(page.get_by_role("heading", name=title)).to_be_visible()
        assert sentence in "".join(page.locator("mark.chosen").all_text_contents())
        page.go_back()


def test_home_tells_what_changed_since_yesterday(page: Page, base: str) -> None:
    page.goto(base)
    changed = page.get_by_label("Changed since yesterday")
    last = changed.locator("ul.changes > li").first
    title = last.locator(".cause a").first.text_content() or ""
    assert last.get_by_text("new", exact=True).count() >= 1
    last.locator(".cause a").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)


def test_the_picture_has_the_right_people(page: Page, base: str, screenshots: Path) -> None:
    page.goto(f"{base}/explore/network?from=2025&kind=person")
    names = set(page.locator("svg.network text").all_text_contents())
    told = httpx.get(f"{base}/network?from=2025&kind=person", timeout=60).json()
    assert names == {node["name"] for node in told["nodes"]}
    assert page.locator("svg.network line").count() == len(told["edges"])
    page.screenshot(path=screenshots / "network.png", full_page=True)
    page.locator("svg.network text", has_text="Vladimir Putin").first.click()
    expect(page.get_by_role("heading", name="Vladimir Putin")).to_be_visible()
    page.screenshot(path=screenshots / "actor.png", full_page=True)


def test_the_map_leads_to_the_meetings_of_a_place(page: Page, base: str, screenshots: Path) -> None:
    page.goto(base)
    page.get_by_role("link", name="Map").click()
    page.screenshot(path=screenshots / "map.png", full_page=True)
    drawn = page.locator("svg.world a")
    told = httpx.get(f"{base}/meetings?status=held&limit=100", timeout=60).json()["items"]
    assert drawn.count() == len({one["place"]["name"] for one in told if one["place"]})
    drawn.filter(has_text="Anchorage").locator("circle").click()
    expect(page.get_by_label("Anchorage, United States", exact=True)).to_contain_text("Vladimir Putin")


def test_what_an_article_says_is_never_run(page: Page, base: str) -> None:
    (evil,) = httpx.get(f"{base}/articles?q=Valletta", timeout=60).json()["items"]
    page.goto(f"{base}/explore/article/{evil['id']}")
    expect(page.locator(".text")).to_contain_text("<script>window.run = true</script>")
    meetings = httpx.get(f"{base}/meetings?q=Valletta", timeout=60).json()["items"]
    for path in ("/", f"/explore/search?q=Valletta+{BAIT}", f"/explore/meeting/{meetings[0]['id']}", "/explore/map"):
        page.goto(base + path)
        assert page.evaluate("window.run") is None, path
        assert page.locator("a[href^='javascript:'], main img, main script").count() == 0, path


def pages_of(base: str) -> list[str]:
    get = lambda path: httpx.get(base + path, timeout=60).json()["items"][0]["id"]  # noqa: E731
    meeting, article, topic = get("/meetings?status=held"), get("/articles"), get("/topics")
    return [
        "/", "/explore/search?q=Who+attended+the+Alaska+summit", "/explore/search?q=Putin",
        f"/explore/meeting/{meeting}",
        "/explore/actor/person:donald-trump", f"/explore/article/{article}", f"/explore/topic/{topic}",
        "/explore/pair?one=Donald+Trump&other=Vladimir+Putin", "/explore/network", "/explore/map",
        f"/explore/correct?about={meeting}", f"/explore/correct?about={meeting}&wrong=not_same",
        "/explore/search?q=xyzzyplugh",
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
