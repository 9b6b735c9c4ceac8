"""sources.toml: what it may say, and in which words its mistakes are told."""

import datetime as dt
from pathlib import Path

import pytest

from graph_schema.errors import SettingsError
from ingest.sources.config import FeedSource, FilesSource, ListSource, PageSource, SitemapSource
from ingest.sources.config_file import load_sources

EXAMPLE = Path(__file__).parents[4] / "deploy" / "sources.example.toml"


@pytest.fixture
def written(tmp_path: Path) -> Path:
    return tmp_path / "sources.toml"


def refused(path: Path, text: str) -> str:
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError) as error:
        load_sources(path)
    assert str(error.value).startswith(str(path))
    return str(error.value).replace(str(path), "FILE")


def test_the_example_has_a_source_of_every_kind() -> None:
    sources = load_sources(EXAMPLE)
    assert {type(source) for source in sources} == {FilesSource, FeedSource, SitemapSource, PageSource, ListSource}
    assert [source.name for source in sources if not source.enabled] == ["intranet"]


def test_durations_days_and_paths(written: Path) -> None:
    written.write_text(
        '[sources.a]\nkind = "files"\npath = "news"\nevery = "90s"\npublished = 2021-05-03\n'
        '[sources.b]\nkind = "page"\nurl = "https://example.org/a"\njitter = "2m"\n',
        encoding="utf-8",
    )
    files, page = load_sources(written)
    assert isinstance(files, FilesSource)
    assert (files.every, files.path) == (dt.timedelta(seconds=90), written.parent / "news")
    assert files.given.published == dt.date(2021, 5, 3)
    assert isinstance(page, PageSource)
    assert (page.urls, page.jitter) == (("https://example.org/a",), dt.timedelta(minutes=2))
    assert not page.allow_private


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("", "has no kind; kinds are files, page, feed, sitemap, list"),
        ('kind = "rss"', 'kind = "rss" is not known; kinds are'),
        ('kind = "feed"', "needs url"),
        ('kind = "feed"\nurl = "example.org/feed"', "url: must be an address like"),
        ('kind = "feed"\nurl = "file:///etc/passwd"', "url: must be an address like"),
        ('kind = "feed"\nurl = "https://e.org/f"\nevry = "1h"', "evry is not known for this kind"),
        ('kind = "feed"\nurl = "https://e.org/f"\nevery = "soon"', 'every: must be a duration like "90s"'),
        ('kind = "feed"\nurl = "https://e.org/f"\nevery = "1s"', "every must be at least 10s"),
        ('kind = "feed"\nurl = "https://e.org/f"\nmax_articles = 0', "max_articles: input should be greater than"),
        ('kind = "page"\nurls = []', "urls: tuple should have at least 1 item"),
        ('kind = "list"', "give either path or url"),
        ('kind = "files"\npath = "a"\nname = "b"', "name is told by the table's own name"),
        ('kind = "files"\npath = "a"\npublished = "03/05/2021"', "published: input should be a valid date"),
    ],
)
def test_a_mistake_is_told_with_its_line_and_table(written: Path, table: str, said: str) -> None:
    message = refused(written, f'# a comment\n[sources.fine]\nkind = "files"\npath = "x"\n\n[sources.wrong]\n{table}\n')
    assert message.startswith("FILE:6: [sources.wrong] ")
    assert said in message


def test_all_mistakes_are_told_at_once(written: Path) -> None:
    message = refused(written, '[sources.a]\nkind = "feed"\n[sources.b]\nkind = "x"\n')
    assert [line.split(" ")[0] for line in message.splitlines()] == ["FILE:1:", "FILE:3:"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "holds no source"),
        ("[sources]\n", "holds no source"),
        ('[source.a]\nkind = "feed"\n', "[source] is not known here"),
        ("[sources.a]\nkind =\n", "is not TOML"),
        ("[sources.a]\n[sources.a]\n", "is not TOML"),
        ('[sources]\na = "x"\n', "must be a table"),
        ('[sources."a b"]\nkind = "files"\npath = "x"\n', "must have a name of letters"),
    ],
)
def test_a_file_that_is_none(written: Path, text: str, said: str) -> None:
    assert said in refused(written, text)


def test_no_file(written: Path) -> None:
    with pytest.raises(SettingsError, match="can't be read"):
        load_sources(written)
