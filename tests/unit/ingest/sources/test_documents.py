"""HTML, PDF, WARC and packed JSONL: files written here, and what comes out of them."""

import datetime as dt
import gzip
import json
import os
from pathlib import Path

import pytest
import zstandard

from graph_schema.model.article import RawArticle
from ingest.sources import Metadata, SourceItem, SourceProblem, open_source
from ingest.sources.open import count_articles
from tests.papers import PARAGRAPHS, html_page, pdf_file, warc_file

DAY = dt.date(2021, 5, 3)
GIVEN = Metadata(published=dt.date(2020, 1, 1), outlet="Given")


def items(path: Path, given: Metadata | None = None, max_bytes: int = 1_000_000) -> list[SourceItem]:
    return list(open_source(path, given, max_bytes))


def article(path: Path, given: Metadata | None = None) -> RawArticle:
    (item,) = items(path, given)
    assert isinstance(item, RawArticle), item
    return item


def problem(path: Path, given: Metadata | None = None, max_bytes: int = 1_000_000) -> str:
    (item,) = items(path, given, max_bytes)
    assert isinstance(item, SourceProblem), item
    return item.reason


def test_a_saved_page(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(html_page(canonical="https://example.org/a"), encoding="utf-8")
    found = article(path)
    assert found.text == "\n\n".join(("Ministers meet in Geneva", *PARAGRAPHS)) + "\n"
    assert (found.published, found.outlet, found.url) == (DAY, "The Example Post", "https://example.org/a")
    assert found.origin == str(path)


def test_flags_go_before_the_page_and_the_sidecar_between(tmp_path: Path) -> None:
    path = tmp_path / "a.htm"
    path.write_text(html_page(), encoding="utf-8")
    (tmp_path / "a.json").write_text(json.dumps({"published": "2021-06-01", "outlet": "Sidecar"}))
    assert (article(path).published, article(path).outlet) == (dt.date(2021, 6, 1), "Sidecar")
    assert (article(path, GIVEN).published, article(path, GIVEN).outlet) == (GIVEN.published, "Given")


def test_in_a_folder_the_page_goes_before_what_is_given(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(html_page(), encoding="utf-8")
    (tmp_path / "b.HTML").write_text(html_page(published=None, outlet=None), encoding="utf-8")
    found = items(tmp_path, GIVEN)
    assert [(item.published, item.outlet) for item in found if isinstance(item, RawArticle)] == [
        (DAY, "The Example Post"),
        (GIVEN.published, "Given"),
    ]


def test_a_page_without_a_day_says_where_to_give_it(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(html_page(published=None), encoding="utf-8")
    assert 'as "published" in a.json beside it' in problem(path)


@pytest.mark.parametrize("suffix", [".html", ".pdf", ".txt"])
def test_a_file_of_fifty_megabytes_is_not_read(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    with path.open("wb") as file:
        os.truncate(file.fileno(), 50_000_000)
    assert "has 50.0 MB, more than the limit of 1 MB" in problem(path, GIVEN)


def test_a_pdf(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf_file([["Ministers met in Geneva.", "They agreed."], ["They meet again."]]))
    found = article(path, GIVEN)
    assert found.text == "Ministers met in Geneva.\nThey agreed.\n\nThey meet again.\n"
    assert (found.title, found.published) == (None, GIVEN.published)
    assert "has no day of publication" in problem(path)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (pdf_file([[], []]), "a PDF without text"),
        (pdf_file([["They met."]], password="secret"), "needs a password"),
        (pdf_file([["They met."]])[:300], "no PDF that can be read|PDF that can't be read"),
        (b"%PDF-1.7\n" + b"\0" * 500, "no PDF that can be read|PDF that can't be read"),
        (b"They met.", "no PDF that can be read"),
        (b"", "is empty"),
        (pdf_file([["x"]] * 501), "501 pages"),
    ],
)
def test_a_pdf_that_is_none(tmp_path: Path, data: bytes, said: str) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(data)
    assert any(part in problem(path, GIVEN) for part in said.split("|")), problem(path, GIVEN)


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_an_archive(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    latin = html_page("Z\u00fcrich talks").replace('<meta charset="utf-8">', "").encode("latin-1", "replace")
    warc_file(
        path,
        [
            ("https://example.org/a", 200, "text/html", html_page().encode()),
            ("https://example.org/logo.png", 200, "image/png", b"\x89PNG"),
            ("https://example.org/old", 301, "text/html", b"moved"),
            ("https://example.org/b", 200, "text/html; charset=iso-8859-1", latin),
            ("https://example.org/c", 200, "text/html", html_page(published=None).encode()),
            ("https://example.org/d", 200, "text/html", b"<html>" + b"x" * 20_000),
        ],
    )
    first, second, undated, large = items(path, max_bytes=10_000)
    assert isinstance(first, RawArticle)
    assert (first.url, first.published, first.origin) == (
        "https://example.org/a",
        DAY,
        f"{path}: https://example.org/a",
    )
    assert isinstance(second, RawArticle)
    assert second.title == "Z\u00fcrich talks"
    assert isinstance(undated, SourceProblem)
    assert "the day of the capture is not the day of publication" in undated.reason
    assert isinstance(large, SourceProblem)
    assert "more than the limit" in large.reason


def test_a_damaged_archive_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    warc_file(path, [(f"https://example.org/{n}", 200, "text/html", html_page().encode()) for n in range(3)])
    path.write_bytes(path.read_bytes()[:-700])
    found = items(path)
    assert sum(isinstance(item, RawArticle) for item in found) >= 1
    path.write_bytes(b"no archive")
    assert "is damaged, or no WARC" in problem(path)


ROWS = "".join(json.dumps({"text": f"They met {n}.", "published": "2021-05-03"}) + "\n" for n in range(5)).encode()


@pytest.mark.parametrize("suffix", [".jsonl", ".ndjson", ".jsonl.gz", ".jsonl.zst"])
def test_packed_rows(tmp_path: Path, suffix: str) -> None:
    packed = {".gz": gzip.compress, ".zst": zstandard.compress}.get(Path(suffix).suffix, bytes)
    path = tmp_path / f"rows{suffix}"
    half = ROWS[: ROWS.index(b"They met 2") - 10]
    path.write_bytes(packed(half) + packed(ROWS[len(half) :]))  # two members, as `cat` makes them
    found = items(path)
    assert [item.text for item in found if isinstance(item, RawArticle)] == [f"They met {n}." for n in range(5)]
    assert found[4].origin == f"{path}:5"
    assert count_articles([path]) == count_articles([tmp_path]) == 5


@pytest.mark.parametrize("how", ["cut", "damaged"])
@pytest.mark.parametrize("suffix", [".gz", ".zst"])
def test_damaged_rows_are_read_as_far_as_they_go(tmp_path: Path, suffix: str, how: str) -> None:
    path = tmp_path / f"rows.jsonl{suffix}"
    rows = b"".join(
        json.dumps({"text": os.urandom(99).hex(), "published": "2021-05-03"}).encode() + b"\n" for _ in range(3000)
    )
    packed = gzip.compress(rows) if suffix == ".gz" else zstandard.ZstdCompressor(write_checksum=True).compress(rows)
    half = packed[: len(packed) // 2]
    path.write_bytes(half if how == "cut" else half + b"damaged" + packed[len(half) + 7 :])
    found = items(path)
    assert sum(isinstance(item, RawArticle) for item in found) > 10
    assert isinstance(found[-1], SourceProblem)
    assert len(found) < 3000 or "is damaged" in found[-1].reason


@pytest.mark.parametrize("suffix", [".gz", ".zst"])
def test_a_bomb_is_not_unpacked(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"bomb.jsonl{suffix}"
    zeros, blank = bytes(1 << 20), b"\n" * (1 << 20)
    with gzip.open(path, "wb", 6) if suffix == ".gz" else zstandard.open(path, "wb") as file:
        for piece in (zeros, blank):
            for _ in range(100):
                file.write(piece)
    assert path.stat().st_size < 400_000
    found = items(path)
    assert isinstance(found[-1], SourceProblem)
    assert "unpacks to more than 250 times its size" in found[-1].reason
