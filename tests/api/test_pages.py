"""The pages over HTTP: what stands in them, without a browser."""

import re

import httpx
import neo4j
import pytest

from app.main import create_app
from app.settings import ApiSettings
from graph_schema.model.api_key import Scope
from graph_schema.settings import StoreSettings
from graph_schema.store.api_keys import ApiKeys
from tests.api.serving import serving


def read(client: httpx.Client, path: str, status: int = 200) -> str:
    response = client.get(path)
    assert response.status_code == status, response.text[:500]
    assert response.headers["content-type"].startswith("text/html")
    assert "default-src 'none'" in response.headers["content-security-policy"]
    assert not re.search(
        r"<script(?! src=\"/explore/static/)|<style|\sstyle=|\son\w+=|https?://(?!127|localhost|www.w3)", response.text
    )
    return response.text


def test_every_address_of_a_page_leads_to_a_page(client: httpx.Client) -> None:
    todo = ["/", "/explore/network", "/explore/search?q=Trump", "/explore/search?q=Who+attended+the+Alaska+summit"]
    seen: set[str] = set()
    while todo:
        path = todo.pop()
        if path in seen or len(seen) > 150:
            continue
        seen.add(path)
        response = client.get(path)
        assert response.status_code == 200, (path, response.text[:300])
        if response.headers["content-type"].startswith("text/html") and path.startswith(("/explore/", "/")):
            found = re.findall(r'href="(/explore/(?!static)[^"#]*)', response.text)
            todo += [address.replace("&amp;", "&") for address in found]
    assert any("/explore/meeting/" in path for path in seen)
    assert any("/explore/article/" in path for path in seen)
    assert any("/explore/topic/" in path for path in seen)
    assert any("/explore/pair" in path for path in seen)


def test_home_shows_what_was_held_and_what_is_planned_apart(client: httpx.Client) -> None:
    html = read(client, "/")
    assert html.index("Held last") < html.index("Announced" if "Announced" in html else "To come")
    assert "status-held" in html
    assert "status-planned" in html


def test_a_meeting_tells_who_came_and_apart_from_them_who_did_not(client: httpx.Client) -> None:
    (summit,) = client.get("/meetings?q=Alaska&status=held").json()["items"][:1]
    html = read(client, f"/explore/meeting/{summit['id']}")
    came, _, rest = html.partition("Who did not")
    assert "Donald Trump" in came
    assert "was kept out" in rest
    assert summit["participants"][0]["sentence"] in html.replace("&#39;", "'").replace("&#34;", '"')


def test_a_claim_leads_to_its_sentence_in_the_article(client: httpx.Client) -> None:
    article = client.get("/articles?limit=1").json()["items"][0]["id"]
    detail = client.get(f"/articles/{article}").json()
    claim = detail["claims"][0]
    response = client.get(f"/explore/claim/{claim['claim_id']}", follow_redirects=False)
    assert response.headers["location"] == f"/explore/article/{article}#{claim['claim_id']}"
    html = read(client, f"/explore/article/{article}")
    assert f'id="{claim["claim_id"]}"' in html
    marked = re.findall(rf'<mark[^>]*data-claims="[^"]*{claim["claim_id"]}[^"]*">(.*?)</mark>', html, re.DOTALL)
    assert "".join(marked).replace("&#39;", "'").replace("&#34;", '"').replace("&amp;", "&") == claim["sentence"]


def test_what_is_not_there_is_said_on_a_page(client: httpx.Client) -> None:
    for path in ("/explore/meeting/m-nowhere", "/explore/actor/person:nobody", "/explore/topic/topic:none",
                 "/explore/article/art-0", "/explore/claim/mc-0", "/explore/nothing", "/explore/network?actor=Nobody",
                 "/explore/pair?one=Nobody&other=Trump", "/explore/correct?about=m-nowhere"):  # fmt: skip
        assert "Back to the start" in read(client, path, 404)
    assert "Back to the start" in read(client, "/explore/network?from=yesterday", 422)
    assert "<svg" in read(client, "/explore/network?actor=&from=&to=&kind=person&kind=state")  # a form left empty
    assert "Nothing has these words" in read(client, "/explore/search?q=xyzzyplugh")


def test_the_picture_can_be_taken_along(client: httpx.Client) -> None:
    response = client.get("/explore/network.svg?kind=person&kind=state")
    assert response.headers["content-type"] == "image/svg+xml"
    assert response.text.startswith("<?xml")
    assert response.text.count("<circle") >= 2


def test_correcting_takes_a_key_and_our_own_form(client: httpx.Client, small_graph: neo4j.Driver) -> None:
    meeting = client.get("/meetings").json()["items"][0]["id"]
    assert "What is wrong?" in read(client, f"/explore/correct?about={meeting}")
    form = {"about": meeting, "kind": "rename", "value": "Talks", "reason": "a test", "step": "preview"}
    assert client.post("/explore/correct", data=form).status_code == 401
    reader = ApiKeys(small_graph).create("reader", Scope.READ).secret
    assert client.post("/explore/correct", data=form | {"key": reader}).status_code == 403
    writer = ApiKeys(small_graph).create("writer", Scope.WRITE).secret
    foreign = client.post("/explore/correct", data=form | {"key": writer}, headers={"Origin": "https://evil.example"})
    assert foreign.status_code == 403
    wrong = client.post("/explore/correct", data=form | {"key": writer, "kind": "burn"})
    assert (wrong.status_code, 'role="alert"' in wrong.text) == (422, True)
    assert small_graph.execute_query("MATCH (j:Job) RETURN count(j) AS n").records[0]["n"] == 0


@pytest.mark.parametrize("path", ["style.css", "explorer.js", "icon.svg"])
def test_files_of_the_pages_are_small_and_ours(client: httpx.Client, path: str) -> None:
    response = client.get(f"/explore/static/{path}")
    assert response.status_code == 200
    assert len(response.content) < 20_000


def test_text_of_articles_is_inert(
    driver: neo4j.Driver, store_settings: StoreSettings, empty_graph: neo4j.Driver
) -> None:
    evil = "<script>alert(1)</script> \"' onload=x Ana met Ben."
    empty_graph.execute_query(
        "CREATE (:Article {id: 'art-1', title: $evil, text: $evil, outlet: $evil, url: 'javascript:alert(1)', "
        "published_at: date('2025-01-01'), language: 'en', agencies: [], content_sha256: 'x'})"
        "<-[:FROM]-(c:Claim:MeetingClaim {id: 'mc-1', article_id: 'art-1', start: 0, end: 25, sentence: $cut, "
        "rule: $evil, confidence: 0.5, payload: '{}'})", evil=evil, cut=evil[:25],
    )  # fmt: skip
    with serving(create_app(ApiSettings(store=store_settings, timeout=60))) as client:
        html = client.get("/explore/article/art-1").text
    assert "<script>alert" not in html
    assert "javascript:" not in html
    assert "&lt;script&gt;" in html
