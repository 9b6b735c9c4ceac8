"""The jars of Neo4j: a locked list of Maven coordinates, fetched once into the user's cache, checked on every use."""

import hashlib
import json
import os
import shutil
import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from importlib import resources
from pathlib import Path
from urllib.parse import unquote, urlsplit

import requests
from filelock import FileLock
from jgo.maven import Artifact, MavenContext

from graph_schema.errors import StoreError
from graph_schema.model.base import Value
from graph_schema.store.local_neo4j.progress import Advance, Report, download_progress

PARALLEL_DOWNLOADS = 8
ATTEMPTS = 3
PAUSE_S = 0.5
TIMEOUT_S = 30


class LockedJar(Value):
    """One line of ``jars.lock.json``: ``group:artifact:version[:classifier]``, its SHA-256 (hex) and its bytes."""

    artifact: str
    sha256: str
    size: int


def locked_jars() -> tuple[LockedJar, ...]:
    """All jars of the Neo4j that this version runs, in class path order."""
    text = resources.files(__package__).joinpath("jars.lock.json").read_text(encoding="utf-8")
    return tuple(LockedJar.model_validate(row) for row in json.loads(text))


def ensure_jars(
    cache: Path, report: Report, repository: str | None = None, jars: Iterable[LockedJar] | None = None
) -> list[Path]:
    """The paths of all locked jars, each with the right SHA-256; what is missing or damaged is fetched again.

    Several processes may call it at once for the same ``cache``: one fetches, the others wait. An interrupted run
    keeps every jar it had completed. ``repository`` is the address of a mirror (``https://``, ``http://`` or
    ``file://``); without it the default of ``jgo`` is used. Raises ``StoreError`` naming the jar that can't be had.
    """
    jars = locked_jars() if jars is None else tuple(jars)
    shelf = MavenContext(repo_cache=cache / "jars", offline=True)
    places = [_path(shelf, jar) for jar in jars]
    if _missing(jars, places):
        cache.mkdir(parents=True, exist_ok=True)
        with FileLock(cache / "jars.lock"):
            _fetch(cache, report, repository, _missing(jars, places))
    return places


def _missing(jars: Iterable[LockedJar], places: Iterable[Path]) -> list[tuple[LockedJar, Path]]:
    pairs = list(zip(jars, places, strict=True))
    with ThreadPoolExecutor(PARALLEL_DOWNLOADS) as pool:
        good = pool.map(lambda pair: _is_intact(*pair), pairs)
        return [pair for pair, is_good in zip(pairs, good, strict=True) if not is_good]


def _is_intact(jar: LockedJar, path: Path) -> bool:
    if not path.is_file() or path.stat().st_size != jar.size:
        return False
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() == jar.sha256


def _fetch(cache: Path, report: Report, repository: str | None, missing: list[tuple[LockedJar, Path]]) -> None:
    if not missing:
        return
    # Downloads land in a folder of their own and move to their place only when their hash is right: a jar in its
    # place is always whole.
    source = _source(cache / "jars.part", repository)
    todo = sorted(missing, key=lambda pair: -pair[0].size)
    total = sum(jar.size for jar, _ in todo)
    with download_progress(f"Fetching {len(todo)} jars of Neo4j", total, report) as advance:
        pool = ThreadPoolExecutor(PARALLEL_DOWNLOADS)
        try:
            for job in [pool.submit(_fetch_one, source, jar, place, advance) for jar, place in todo]:
                job.result()
        finally:
            pool.shutdown(wait=True, cancel_futures=True)
    shutil.rmtree(cache / "jars.part", ignore_errors=True)


def _source(part: Path, repository: str | None) -> MavenContext:
    if repository is None:
        return MavenContext(repo_cache=part, timeout=TIMEOUT_S)
    if repository.startswith("file:"):
        return MavenContext(repo_cache=part, local_repos=[Path(unquote(urlsplit(repository).path))], offline=True)
    return MavenContext(repo_cache=part, remote_repos={"mirror": repository.rstrip("/")}, timeout=TIMEOUT_S)


def _fetch_one(source: MavenContext, jar: LockedJar, place: Path, advance: Advance) -> None:
    part = _path(source, jar)
    problem = ""
    for attempt in range(ATTEMPTS):
        time.sleep(attempt * PAUSE_S)
        part.unlink(missing_ok=True)
        part.parent.mkdir(parents=True, exist_ok=True)
        try:
            found = _artifact(source, jar).resolve()
            if found != part:
                shutil.copyfile(found, part)
        except (requests.RequestException, RuntimeError, OSError) as error:
            problem = str(error)
            continue
        if _is_intact(jar, part):
            place.parent.mkdir(parents=True, exist_ok=True)
            os.replace(part, place)
            advance(jar.size)
            return
        problem = "its content is not the locked one (SHA-256 differs)"
    raise StoreError(
        f"Neo4j needs the jar {jar.artifact}, and it can't be fetched: {problem}. Check the network or set "
        "PARLEY_MAVEN_REPOSITORY to a mirror, then run the command again: what was fetched is kept."
    )


def _artifact(context: MavenContext, jar: LockedJar) -> Artifact:
    group, name, version, *classifier = jar.artifact.split(":")
    return context.project(group, name).at_version(version).artifact(classifier[0] if classifier else "")


def _path(context: MavenContext, jar: LockedJar) -> Path:
    path = _artifact(context, jar).cached_path
    if path is None:  # jgo's type allows it; both contexts above name a folder
        raise StoreError(f"no place for {jar.artifact}")
    return path
