"""What the packages import is what pyproject.toml asks for, and nothing comes by way of somebody else's wish."""

import ast
import importlib.metadata
import re
import sys
import tomllib
from collections.abc import Iterator

import pytest
from packaging.requirements import Requirement

from tests.contracts.repository import PACKAGES, ROOT, files, text

EXTRAS = {"ingest/backfill/on_dask.py": "dask"}
"""Files that tell people to install an extra where it is missing (each has a test of that)."""


def _name(distribution: str) -> str:
    return re.sub(r"[-_.]+", "-", distribution).lower()


def _imports(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]


def _imported() -> dict[str, str]:
    """Top-level modules that are not ours nor Python's, each with a file that imports it."""
    return {
        module: str(path.relative_to(ROOT))
        for path in files()
        if path.suffix == ".py" and path.relative_to(ROOT).parts[0] in PACKAGES
        for module in _imports(text(path))
        if module not in sys.stdlib_module_names and module not in PACKAGES
    }


@pytest.mark.parametrize(("module", "file"), sorted(_imported().items()))
def test_an_imported_package_is_asked_for(module: str, file: str) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    lines = project["dependencies"] + project["optional-dependencies"].get(EXTRAS.get(file, ""), [])
    asked = {_name(Requirement(line).name) for line in lines}

    bringers = {_name(name) for name in importlib.metadata.packages_distributions().get(module, [module])}

    assert bringers & asked, f"{file} imports {module}, which pyproject.toml does not ask for"


def test_the_imports_are_read() -> None:
    assert {"neo4j", "spacy", "fastapi", "typer"} <= _imported().keys()
