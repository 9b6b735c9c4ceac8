"""What is installed is this checkout, with its data; the command works and every part of it explains itself."""

import importlib.metadata
import importlib.util
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer.main
from typer.testing import CliRunner

import graph_schema
from app.cli import cli
from tests.contracts.repository import PACKAGES, ROOT, files

PARLEY = Path(sys.executable).with_name("parley")


@pytest.mark.parametrize("package", PACKAGES)
def test_the_packages_are_those_of_this_checkout(package: str, tmp_path: Path) -> None:
    code = f"import {package}; print({package}.__file__)"

    told = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)

    assert Path(told.stdout.strip()) == ROOT / package / "__init__.py"


def test_the_installed_version_is_that_of_the_source() -> None:
    assert importlib.metadata.version("parley-graph") == graph_schema.__version__


def test_parley_is_on_the_path_and_says_what_it_can(tmp_path: Path) -> None:
    told = subprocess.run([PARLEY, "--help"], cwd=tmp_path, capture_output=True, text=True, check=True)

    assert {"neo4j", "migrate", "extract"} <= set(told.stdout.split())


def _commands(app: typer.Typer) -> list[tuple[str, ...]]:
    """The words of every command: ("neo4j", "start")."""
    return list(_leaves(typer.main.get_command(app), ()))


def _leaves(command: Any, path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    children: dict[str, Any] | None = getattr(command, "commands", None)
    if children is None:
        yield path
    for name, child in (children or {}).items():
        yield from _leaves(child, (*path, name))


def test_there_are_commands() -> None:
    assert ("neo4j", "start") in _commands(cli)


@pytest.mark.parametrize("path", _commands(cli), ids=" ".join)
def test_every_command_has_help_with_an_example_of_itself(path: tuple[str, ...]) -> None:
    told = CliRunner().invoke(cli, [*path, "--help"])

    assert told.exit_code == 0
    assert f"parley {' '.join(path)}" in told.output.split("Usage:")[1].partition("\n")[2]


def test_the_wheel_carries_the_data_files(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, capture_output=True, check=True)
    (wheel,) = tmp_path.glob("*.whl")

    carried = set(zipfile.ZipFile(wheel).namelist())

    ours = {str(path.relative_to(ROOT)) for path in files() if path.relative_to(ROOT).parts[0] in PACKAGES}
    assert ours - carried == set()
    assert "graph_schema/store/local_neo4j/jars.lock.json" in carried
    assert importlib.util.find_spec("tests") is None or not any(name.startswith("tests/") for name in carried)
