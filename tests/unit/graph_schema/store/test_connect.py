"""From settings to a server, without one."""

from pathlib import Path

import pytest

from graph_schema.errors import SettingsError
from graph_schema.settings import StoreSettings
from graph_schema.store.connect import SCHEMES, resolve_server


def _settings(home: Path, uri: str, password: str | None = "secret") -> StoreSettings:
    return StoreSettings(home=home, neo4j_uri=uri, neo4j_user="reader", neo4j_password=password, neo4j_database="news")


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_named_server_is_taken_as_it_is_and_nothing_is_started(tmp_path: Path, scheme: str) -> None:
    server = resolve_server(_settings(tmp_path / "home", f"{scheme}://db.example.org"))

    assert server.uri == f"{scheme}://db.example.org"
    assert server.auth == ("reader", "secret")
    assert (server.database, server.browser_url, server.local) == ("news", None, False)
    assert not (tmp_path / "home").exists()


def test_the_password_does_not_show(tmp_path: Path) -> None:
    server = resolve_server(_settings(tmp_path, "bolt://db.example.org"))

    assert "secret" not in f"{server!r} {server} {server.model_dump()}"


@pytest.mark.parametrize(
    ("uri", "complaint"),
    [
        ("http://127.0.0.1:7474", "must begin with"),
        ("127.0.0.1:7687", "must begin with"),
        ("bolt://", "names no host"),
        ("bolt://neo4j:secret@127.0.0.1", "must not hold credentials"),
        ("https://neo4j:secret@127.0.0.1", "must not hold credentials"),
    ],
)
def test_an_address_that_cannot_work_is_refused(tmp_path: Path, uri: str, complaint: str) -> None:
    with pytest.raises(SettingsError, match=complaint) as raised:
        resolve_server(_settings(tmp_path, uri))

    assert "secret" not in str(raised.value)


@pytest.mark.parametrize("password", [None, ""])
def test_a_named_server_without_password_is_refused(tmp_path: Path, password: str | None) -> None:
    with pytest.raises(SettingsError, match="NEO4J_PASSWORD"):
        resolve_server(_settings(tmp_path, "bolt://127.0.0.1", password))


def test_an_empty_address_is_no_address(tmp_path: Path) -> None:
    assert _settings(tmp_path, "").neo4j_uri is None
