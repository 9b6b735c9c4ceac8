"""Text files, folders and JSONL: what comes out, and in which words a bad one is refused."""

import datetime as dt
import json
from pathlib import Path

import pytest

from graph_schema.errors import SettingsError
from graph_schema.model.article import RawArticle
from ingest.sources import Metadata, SourceProblem, open_source, open_sources

DAY = dt.date(2021, 5, 3)
GIVEN = Metadata(published=DAY)


def one(path: Path, given: Metadata | None = None, max_bytes: int = 1000) -> RawArticle | SourceProblem:
    items = list(open_source(path, given, max_bytes))
    assert len(items) == 1
    return items[0]


def article(path: Path, given: Metadata | None = None) -> RawArticle:
    item = one(path, given)
    assert isinstance(item, RawArticle), item
    return item


def problem(path: Path, given: Metadata | None = None, max_bytes: int = 1000) -> str:
    item = one(path, given, max_bytes)
    assert isinstance(item, SourceProblem), item
    assert str(path) in item.origin
    return item.reason


@pytest.fixture
def talks(tmp_path: Path) -> Path:
    path = tmp_path / "talks.txt"
    path.write_text("Talks open\n\nThey opened.\n", encoding="utf-8")
    return path


def sidecar(path: Path, **values: object) -> None:
    path.with_suffix(".json").write_text(json.dumps(values), encoding="utf-8")


def test_a_text_file_with_flags(talks: Path) -> None:
    found = article(talks, Metadata(published=DAY, outlet="Example Post", url="https://example.org/a", title="Talks"))
    assert found == RawArticle(
        text="Talks open\n\nThey opened.\n",
        published=DAY,
        title="Talks",
        outlet="Example Post",
        url="https://example.org/a",
        origin=str(talks),
    )


def test_only_four_keys_of_a_sidecar_are_read(talks: Path) -> None:
    sidecar(
        talks, title="Talks", published="2021-05-04", outlet="Post", url="https://example.org/a", text="X", actors=1
    )
    found = article(talks)
    assert (found.title, found.published, found.outlet) == ("Talks", dt.date(2021, 5, 4), "Post")
    assert found.text == "Talks open\n\nThey opened.\n"


def test_flags_go_before_the_sidecar_of_one_file(talks: Path) -> None:
    sidecar(talks, title="Talks", published="2021-05-04")
    found = article(talks, GIVEN)
    assert (found.title, found.published) == ("Talks", DAY)


def test_without_a_day_the_error_says_how_to_give_it(talks: Path) -> None:
    assert "--published YYYY-MM-DD" in problem(talks)
    assert "talks.json" in problem(talks)


@pytest.mark.parametrize(
    "day", ["2021-05-03", "2021-05-03T23:30:00Z", "2021-05-03T23:30:00+11:00", " 2021-05-03 10:00 "]
)
def test_days_and_times(talks: Path, day: str) -> None:
    sidecar(talks, published=day)
    assert article(talks).published == DAY


@pytest.mark.parametrize("day", ["03/05/2021", "May 3, 2021", "2021-02-30", "yesterday", 1620000000, ["2021-05-03"]])
def test_no_day_is_guessed(talks: Path, day: object) -> None:
    sidecar(talks, published=day)
    assert '"published" must be' in problem(talks)


@pytest.mark.parametrize("url", ["example.org/a", "https://", "javascript:alert(1)", "http://[::1", "https://a b"])
def test_a_url_that_is_none(talks: Path, url: str) -> None:
    sidecar(talks, published="2021-05-03", url=url)
    assert '"url" must be an address' in problem(talks)


def test_a_broken_sidecar_is_named(talks: Path) -> None:
    talks.with_suffix(".json").write_text("{", encoding="utf-8")
    assert "talks.json is not JSON" in problem(talks, GIVEN)
    talks.with_suffix(".json").write_text("[]", encoding="utf-8")
    assert "must hold one JSON object" in problem(talks, GIVEN)
    talks.with_suffix(".json").write_text("[" * 100_000, encoding="utf-8")
    assert "talks.json" in problem(talks, GIVEN, max_bytes=1_000_000)


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n ", b"\xef\xbb\xbf", b"\xef\xbb\xbf \n"])
def test_an_empty_file(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    assert problem(path, GIVEN) == "is empty"


def test_an_encoding_that_is_not_utf8(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("Président élu".encode("cp1252"))
    assert "is not UTF-8: byte 2 does not fit; convert it" in problem(path, GIVEN)


def test_byte_order_marks_tell_the_encoding_and_are_no_text(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    for encoding in ("utf-8-sig", "utf-16", "utf-32"):
        path.write_bytes("Talks opened.".encode(encoding))
        assert article(path, GIVEN).text == "Talks opened."


def test_zero_bytes(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"Talks\0 opened and went on for long.")
    assert article(path, GIVEN).text == "Talks\0 opened and went on for long."
    path.write_bytes("Talks opened.".encode("utf-16-le"))
    assert "zero bytes" in problem(path, GIVEN)


def test_a_file_over_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"a" * 1001)
    assert "limit" in problem(path, GIVEN)
    assert "PARLEY_MAX_ARTICLE_BYTES" in problem(path, GIVEN)


def test_a_path_that_is_not_there(tmp_path: Path) -> None:
    assert "No such file" in problem(tmp_path / "a.txt", GIVEN)
    assert "No such file" in problem(tmp_path / "a.jsonl", GIVEN)


@pytest.mark.parametrize("name", ["a.json", "a.csv", "a.docx", "a.txt.gz", "a.zst"])
def test_a_file_of_another_kind(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("{}")
    assert "is no source" in problem(path, GIVEN)


def test_a_folder_is_read_in_order_and_a_bad_file_stops_nothing(tmp_path: Path) -> None:
    for name in ("b", "a", "c"):
        (tmp_path / f"{name}.txt").write_text(f"Text {name}")
    sidecar(tmp_path / "a.txt", published="2020-01-01")
    (tmp_path / "b.txt").write_bytes(b"\xff\xff")
    (tmp_path / "notes.md").write_text("no article")
    (tmp_path / ".hidden.txt").write_text("no article")
    (tmp_path / "deeper").mkdir()
    (tmp_path / "deeper" / "d.jsonl").write_text('{"text": "Text d"}\n')
    items = list(open_source(tmp_path, GIVEN))
    assert [Path(item.origin).name for item in items] == ["a.txt", "b.txt", "c.txt", "d.jsonl:1"]
    assert isinstance(items[1], SourceProblem)
    assert [i.published for i in items if isinstance(i, RawArticle)] == [dt.date(2020, 1, 1), DAY, DAY]


def test_an_empty_folder(tmp_path: Path) -> None:
    assert problem(tmp_path) == "holds no file with .txt, .html, .htm, .xhtml, .pdf, .jsonl, .ndjson, .warc"


def test_jsonl_rows(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    rows = [
        '\ufeff{"text": "One", "published": "2021-05-03", "title": "T", "outlet": "O", "url": "https://example.org/1"}',
        "",
        "{not json",
        '"text"',
        '{"published": "2021-05-03"}',
        '{"text": 5, "published": "2021-05-03"}',
        '{"text": "no day"}',
        '{"text": "' + "long " * 500 + '", "published": "2021-05-03"}',
        '{"text": "half \\ud800 a character", "published": "2021-05-03", "other": {"keys": 1}}',
    ]
    path.write_bytes("\n".join(rows).encode() + b'\n{"text": "\xff"}\n{"text": "Last", "published": "2021-05-03"}')
    items = list(open_source(path, None, max_bytes=1000))
    good = {int(i.origin.rsplit(":", 1)[1]): i.text for i in items if isinstance(i, RawArticle)}
    bad = {int(i.origin.rsplit(":", 1)[1]): i.reason for i in items if isinstance(i, SourceProblem)}
    assert good == {1: "One", 9: "half \ufffd a character", 11: "Last"}
    assert "is not JSON" in bad[3]
    assert "one JSON object a row" in bad[4]
    assert bad[5] == bad[6] == 'has no "text"'
    assert "--published" in bad[7]
    assert "in the row" in bad[7]
    assert "limit" in bad[8]
    assert "is not UTF-8" in bad[10]
    assert set(good) | set(bad) == {1, 3, 4, 5, 6, 7, 8, 9, 10, 11}


def test_a_row_goes_before_what_is_given_for_all(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text('{"text": "One", "outlet": "Post"}\n{"text": "Two", "published": "2020-01-01"}\n')
    items = list(open_source(path, Metadata(published=DAY, outlet="All")))
    assert [(i.published, i.outlet) for i in items if isinstance(i, RawArticle)] == [
        (DAY, "Post"),
        (dt.date(2020, 1, 1), "All"),
    ]


def test_title_and_url_belong_to_one_file(talks: Path, tmp_path: Path) -> None:
    given = Metadata(published=DAY, title="Talks")
    assert len(list(open_sources([talks], given))) == 1
    for paths in ([talks, talks], [tmp_path], [tmp_path / "a.jsonl"]):
        with pytest.raises(SettingsError, match="belong to one article"):
            open_sources(paths, given)
