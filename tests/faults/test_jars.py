"""Jars come whole or not at all, whatever the mirror and the cache do. Real jars, from a mirror on this machine."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from graph_schema.errors import StoreError
from graph_schema.settings import StoreSettings
from graph_schema.store.local_neo4j.jars import LockedJar, ensure_jars, locked_jars
from graph_schema.store.local_neo4j.progress import silent
from tests.faults.mirror import Mirror, serve

SMALLEST = sorted(locked_jars(), key=lambda jar: jar.size)[:5]


@pytest.fixture(scope="module")
def jars() -> list[LockedJar]:
    """Five of the locked jars; the user's cache, from which the mirror serves them, has them afterwards."""
    ensure_jars(StoreSettings().cache, silent, StoreSettings().maven_repository, SMALLEST)
    return SMALLEST


@pytest.fixture
def mirror(jars: list[LockedJar]) -> Iterator[Mirror]:
    with serve(StoreSettings().cache / "jars") as running:
        yield running


def _fetch(cache: Path, mirror: Mirror, jars: list[LockedJar]) -> list[Path]:
    return ensure_jars(cache, silent, mirror.url, jars)


def test_all_jars_are_fetched_once_and_kept(tmp_path: Path, mirror: Mirror, jars: list[LockedJar]) -> None:
    places = _fetch(tmp_path, mirror, jars)
    first = dict(mirror.asked)
    again = _fetch(tmp_path, mirror, jars)

    assert [place.stat().st_size for place in places] == [jar.size for jar in jars]
    assert again == places
    assert mirror.asked == first
    assert not (tmp_path / "jars.part").exists()


def test_a_folder_can_be_the_mirror(tmp_path: Path, jars: list[LockedJar]) -> None:
    folder = (StoreSettings().cache / "jars").as_uri()

    places = ensure_jars(tmp_path / "a cache", silent, folder, jars)

    assert all(place.is_file() and place.is_relative_to(tmp_path) for place in places)


@pytest.mark.parametrize("damage", [lambda whole: whole[: len(whole) // 2], lambda whole: b"\0" * len(whole)])
def test_a_damaged_jar_in_the_cache_is_fetched_again(
    tmp_path: Path, mirror: Mirror, jars: list[LockedJar], damage: Callable[[bytes], bytes]
) -> None:
    places = _fetch(tmp_path, mirror, jars)
    whole = places[2].read_bytes()
    places[2].write_bytes(damage(whole))
    mirror.asked.clear()

    _fetch(tmp_path, mirror, jars)

    assert places[2].read_bytes() == whole
    assert [name for name in mirror.asked if name.endswith(".jar")] == [places[2].name]


def test_a_download_that_breaks_off_is_taken_up_by_the_next_run(
    tmp_path: Path, mirror: Mirror, jars: list[LockedJar]
) -> None:
    gone = Path(_fetch(tmp_path / "other", mirror, jars[:1])[0]).name
    mirror.answers[gone] = lambda whole: None
    with pytest.raises(StoreError) as raised:
        _fetch(tmp_path / "cache", mirror, jars)
    mirror.answers.clear()
    mirror.asked.clear()

    places = _fetch(tmp_path / "cache", mirror, jars)

    assert jars[0].artifact in str(raised.value)
    assert "PARLEY_MAVEN_REPOSITORY" in str(raised.value)
    assert all(place.is_file() for place in places)
    assert gone in mirror.asked
    assert len([name for name in mirror.asked if name.endswith(".jar")]) < len(jars)


def test_half_a_file_from_a_killed_download_is_no_obstacle(
    tmp_path: Path, mirror: Mirror, jars: list[LockedJar]
) -> None:
    place = _fetch(tmp_path, mirror, jars[:1])[0]
    half = tmp_path / "jars.part" / place.relative_to(tmp_path / "jars")
    half.parent.mkdir(parents=True)
    half.write_bytes(place.read_bytes()[:10])
    place.unlink()

    _fetch(tmp_path, mirror, jars[:1])

    assert place.stat().st_size == jars[0].size


def test_a_jar_that_arrives_damaged_is_asked_for_again(tmp_path: Path, mirror: Mirror, jars: list[LockedJar]) -> None:
    name = _fetch(tmp_path / "other", mirror, jars[:1])[0].name
    mirror.asked.clear()
    mirror.answers[name] = lambda whole: whole[:-1] if mirror.asked[name] == 1 else whole

    places = _fetch(tmp_path / "cache", mirror, jars[:1])

    assert places[0].stat().st_size == jars[0].size
    assert mirror.asked[name] == 2


def test_a_jar_with_other_content_is_never_put_in_its_place(
    tmp_path: Path, mirror: Mirror, jars: list[LockedJar]
) -> None:
    place = _fetch(tmp_path, mirror, jars[:1])[0]
    place.unlink()
    mirror.answers[place.name] = lambda whole: bytes(reversed(whole))

    with pytest.raises(StoreError, match="SHA-256"):
        _fetch(tmp_path, mirror, jars[:1])

    assert not place.exists()


def test_two_at_once_fetch_each_jar_once(tmp_path: Path, mirror: Mirror, jars: list[LockedJar]) -> None:
    with ThreadPoolExecutor(2) as pool:
        first, second = pool.map(lambda _: _fetch(tmp_path, mirror, jars), range(2))

    assert first == second
    assert {count for name, count in mirror.asked.items() if name.endswith(".jar")} == {1}


def test_lines_tell_how_far_it_is_where_there_is_no_terminal(
    tmp_path: Path, mirror: Mirror, jars: list[LockedJar]
) -> None:
    lines: list[str] = []

    ensure_jars(tmp_path, lines.append, mirror.url, jars)

    assert lines[0].startswith("Fetching 5 jars of Neo4j")
    assert len(lines) > 1
