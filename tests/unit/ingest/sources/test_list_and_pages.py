"""Lists of addresses and single pages, from a real server."""

import datetime as dt
import gzip
import json
from pathlib import Path

import pytest

from ingest.sources.config import ListSource, PageSource
from tests.papers import PARAGRAPHS, html_page, pdf_file
from tests.unit.ingest.sources.conftest import Runs
from tests.website import Answer, Request, Website


def list_of(**more: object) -> ListSource:
    return ListSource.model_validate({"name": "l", "kind": "list", "allow_private": True, **more})


def publish(site: Website, *paths: str) -> None:
    site.pages |= {path: html_page(path.strip("/"), published=None, outlet=None) for path in paths}


GDELT = "URL,MobileURL,Date,Title\n{url}/a,,2021-05-03 10:15:00,Ministers meet\n{url}/b,,2021-05-04 10:15:00,Talks\n"
FTM = "".join(
    json.dumps(
        {
            "id": f"art-{name}",
            "schema": "Article",
            "properties": {"sourceUrl": ["{url}/" + name], "publishedAt": [day], "publisher": ["Example Post"]},
        }
    )
    + "\n"
    for name, day in (("a", "2021-05-03"), ("b", "2021-05-04T01:00:00"))
)
EVENTS = "1\t20210503\t{url}/a\n2\t20210504\t{url}/b\n"


@pytest.mark.parametrize(
    ("name", "body", "more"),
    [
        ("gdelt.csv", GDELT, {}),
        ("gdelt.csv.gz", GDELT, {}),
        ("articles.jsonl", FTM, {}),
        ("20210503.export.CSV", EVENTS, {"columns": {"url": 3, "published": 2}}),
        (
            "mine.txt",
            GDELT.replace("URL,", "Where,"),
            {"format": "csv", "columns": {"url": "WHERE", "published": "Date"}},
        ),
        ("rows.tsv", "\ufeffurl\tpublished\n{url}/a\t2021-05-03\n\n{url}/b\t2021-05-04\n", {}),
    ],
)
def test_a_list_on_disk(
    site: Website, run: Runs, tmp_path: Path, name: str, body: str, more: dict[str, object]
) -> None:
    publish(site, "/a", "/b")
    path = tmp_path / name
    data = body.replace("{url}", site.url).encode()
    path.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    source = list_of(path=path, **more)
    assert run(source) == [site.url + "/a", site.url + "/b"]
    assert [article.published for article in run.articles] == [dt.date(2021, 5, 3), dt.date(2021, 5, 4)]
    assert {article.outlet for article in run.articles} <= {"Example Post", "127.0.0.1"}
    assert run(source) == []


def test_a_list_that_grows_is_read_from_where_it_ended(site: Website, run: Runs, tmp_path: Path) -> None:
    publish(site, "/a", "/b", "/c", "/d")
    path = tmp_path / "l.csv"
    rows = [f"{site.url}/{name},2021-05-03\n" for name in "abcd"]
    path.write_text("url,published\n" + "".join(rows[:2]))
    assert len(run(list_of(path=path))) == 2
    assert run.cursor.positions[str(path)].rows == 2
    path.write_text("url,published\n" + "".join(rows[:3]))
    assert run(list_of(path=path)) == [site.url + "/c"]
    path.write_text("url,published\n" + rows[3])  # another list under the same name
    assert run(list_of(path=path)) == [site.url + "/d"]


def test_so_many_a_run(site: Website, run: Runs, tmp_path: Path) -> None:
    publish(site, *(f"/{n}" for n in range(5)))
    path = tmp_path / "l.csv"
    path.write_text("url,published\n" + "".join(f"{site.url}/{n},2021-05-03\n" for n in range(5)))
    assert [len(run(list_of(path=path, max_articles=2))) for _ in range(4)] == [2, 2, 1, 0]


def test_rows_that_are_none_are_told_and_stop_nothing(site: Website, run: Runs, tmp_path: Path) -> None:
    publish(site, "/a")
    path = tmp_path / "l.jsonl"
    path.write_text(
        '[]\nnot json\n{"link": 3}\n{"url": "file:///etc/passwd"}\n'
        f'{{"url": "{site.url}/a", "date": "2021-05-03"}}\n'
    )
    assert run(list_of(path=path)) == [site.url + "/a"]
    assert [problem.origin for problem in run.problems] == [f"{path}:{n}" for n in (1, 2, 3, 4)]
    assert all("columns in sources.toml" in problem.reason for problem in run.problems)


def test_a_list_on_the_web(site: Website, run: Runs) -> None:
    publish(site, "/a", "/b")
    site.pages["/l.csv"] = GDELT.format(url=site.url)
    assert run(list_of(url=site.url + "/l.csv")) == [site.url + "/a", site.url + "/b"]
    assert run(list_of(url=site.url + "/l.csv")) == []
    site.pages["/l.csv"] = Answer(status=404)
    assert run(list_of(url=site.url + "/l.csv")) == []
    assert run.problems[0].again


@pytest.mark.parametrize("name", ["none.csv", "bad.csv.gz", "long.csv"])
def test_a_list_that_can_not_be_read(run: Runs, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    if name != "none.csv":
        path.write_bytes(b'url\n"' + b"x" * 2_000_000)
    assert run(list_of(path=path)) == []
    assert len(run.problems) == 1
    assert run.problems[0].again


def pages_of(site: Website, *paths: str, **more: object) -> PageSource:
    urls = [site.url + path for path in paths]
    return PageSource.model_validate({"name": "p", "kind": "page", "urls": urls, "allow_private": True, **more})


def test_pages_are_asked_whether_they_changed(site: Website, run: Runs) -> None:
    edition = ["1"]

    def page(request: Request) -> Answer:
        same = request.headers.get("if-none-match") == edition[0]
        headers = {"ETag": edition[0], "Content-Type": "text/html"}
        return Answer(status=304) if same else Answer(html_page(f"Edition {edition[0]}"), headers=headers)

    site.pages["/a"] = page
    source = pages_of(site, "/a", outlet="Ours")
    assert run(source) == [site.url + "/a"]
    assert (run.articles[0].outlet, run.articles[0].published) == ("Ours", dt.date(2021, 5, 3))
    assert run(source) == []
    edition[0] = "2"
    assert run(source, failing=(site.url + "/a",)) == [site.url + "/a"]
    assert run(source) == [site.url + "/a"]
    assert run.articles[0].title == "Edition 2"


def test_what_pages_may_hold(site: Website, run: Runs) -> None:
    site.pages |= {
        "/a.html": Answer(html_page(), headers={"Content-Type": "application/octet-stream"}),
        "/b.pdf": Answer(pdf_file([["They met."]]), headers={"Content-Type": "text/html"}),
        "/c.txt": Answer(PARAGRAPHS[0], headers={"Content-Type": "text/plain"}),
        "/d.png": Answer(b"\x89PNG", headers={"Content-Type": "image/png"}),
        "/e": Answer(b"\0\1\2", headers={}),
        "/f": Answer(b"", headers={"Content-Type": "text/html"}),
    }
    assert run(pages_of(site, *sorted(site.pages))) == [site.url + "/a.html"]
    said = [problem.reason.partition(":")[0].partition(",")[0] for problem in run.problems]
    assert said == ["has no day of publication"] * 2 + ["is image/png", "is of no known type", "is no HTML page"]
