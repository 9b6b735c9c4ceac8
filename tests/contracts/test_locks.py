"""What is installed is what was locked: exact versions, by hash, from wherever the user's tools fetch packages."""

import re
import tomllib

import pytest
from packaging.requirements import Requirement

from graph_schema.store.local_neo4j.jars import locked_jars
from tests.contracts.repository import ROOT

LOCKS = ("requirements.lock", "requirements-dev.lock")
RIVAL = "bench/rival.lock"
"""What a benchmark is compared with; no part of Parley, and installed apart from it."""
_PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;]+)(?: ;[^\\]*)?((?: \\\n    --hash=sha256:[0-9a-f]{64})+)$", re.M)


def _pins(lock: str) -> dict[str, str]:
    return {name: version for name, version, _ in _PIN.findall((ROOT / lock).read_text())}


def _asked(*extras: str) -> list[Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    lines = list(project["dependencies"])
    for extra in extras:
        lines += project["optional-dependencies"][extra]
    return [Requirement(line) for line in lines]


@pytest.mark.parametrize("lock", [*LOCKS, RIVAL])
def test_every_line_of_a_lock_is_a_pin_with_hashes_or_a_comment(lock: str) -> None:
    rest = _PIN.sub("", (ROOT / lock).read_text())

    assert len(_pins(lock)) > (10 if lock == RIVAL else 50)
    assert [line for line in rest.splitlines() if line.strip() and not line.strip().startswith("#")] == []


@pytest.mark.parametrize("lock", [*LOCKS, RIVAL])
def test_a_lock_names_no_address(lock: str) -> None:
    assert re.findall(r"\S*(?:://|--index|--find-links| @ )\S*", (ROOT / lock).read_text()) == []


@pytest.mark.parametrize(("lock", "extras"), [(LOCKS[0], ("build",)), (LOCKS[1], ("build", "dev"))])
def test_a_lock_has_all_that_the_project_asks_for(lock: str, extras: tuple[str, ...]) -> None:
    pins = {re.sub(r"[-_.]+", "-", name).lower(): version for name, version in _pins(lock).items()}
    asked = {re.sub(r"[-_.]+", "-", wanted.name).lower(): wanted.specifier for wanted in _asked(*extras)}

    assert [name for name, wanted in asked.items() if not wanted.contains(pins.get(name, ""))] == [], "run make lock"


def test_developers_run_the_versions_that_users_run() -> None:
    users, developers = _pins(LOCKS[0]), _pins(LOCKS[1])

    assert {name: developers.get(name) for name in users} == users


def test_the_jars_are_locked_by_coordinates_and_hash_alone() -> None:
    jars = locked_jars()

    assert len({jar.artifact for jar in jars}) == len(jars)
    assert all(re.fullmatch(r"[\w.-]+:[\w.-]+:[\w.-]+(:[\w.-]+)?", jar.artifact) for jar in jars)
    assert all(re.fullmatch(r"[0-9a-f]{64}", jar.sha256) and jar.size > 0 for jar in jars)
    assert [jar.artifact for jar in jars if jar.artifact.startswith("org.neo4j.app:neo4j-server:5.26.")]
