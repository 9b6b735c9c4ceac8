"""The walls between the packages hold, and would be noticed if they fell."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.contracts.repository import PACKAGES, ROOT

LINT_IMPORTS = Path(sys.executable).with_name("lint-imports")


def _lint(folder: Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run([LINT_IMPORTS, "--no-cache"], cwd=folder, capture_output=True, text=True, check=False)


def test_the_walls_hold() -> None:
    done = _lint(ROOT)

    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("file", "line"),
    [
        ("graph_schema/model/base.py", "import httpx"),
        ("graph_schema/settings.py", "import ingest"),
        ("ingest/__init__.py", "import neo4j"),
        ("ingest/__init__.py", "import app.settings"),
        ("app/settings.py", "import spacy"),
        ("app/settings.py", "import ingest"),
    ],
)
def test_a_hole_in_a_wall_is_seen(tmp_path: Path, file: str, line: str) -> None:
    for package in PACKAGES:
        shutil.copytree(
            ROOT / package,
            tmp_path / package,
            ignore=lambda _, names: [name for name in names if "." in name and not name.endswith(".py")],
        )
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    with (tmp_path / file).open("a") as opened:
        opened.write(f"\n{line}\n")

    assert _lint(tmp_path).returncode == 1
