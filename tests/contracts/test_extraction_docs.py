"""docs/extraction.md and docs/confidence.md: every path is there, every example entry is the one in the data."""

import csv
import importlib.util
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
PAGES = {name: (ROOT / "docs" / name).read_text(encoding="utf-8") for name in ("extraction.md", "confidence.md")}
CODE = [(page, code) for page, text in PAGES.items() for code in re.findall(r"`([^`\n]+)`", text)]
EXAMPLES = re.findall(r"```yaml\n(.*?)```", PAGES["extraction.md"], flags=re.S)


def paths() -> list[tuple[str, str]]:
    """What stands in backquotes and is a path of the repository, or of ``ingest/data``."""
    return [(page, code) for page, code in CODE if re.fullmatch(r"[\w*./-]+/[\w*./-]+", code) and code[0] != "."]


@pytest.mark.parametrize(("page", "path"), paths())
def test_every_path_is_there(page: str, path: str) -> None:
    found = [*ROOT.glob(path.rstrip("/")), *(ROOT / "ingest" / "data").glob(path.rstrip("/"))]
    assert found, f"{page} names {path}"


@pytest.mark.parametrize("command", [code for _, code in CODE if code.startswith("pytest ")])
def test_every_folder_of_tests_is_there(command: str) -> None:
    assert list((ROOT / command.split()[1]).glob("test_*.py"))


@pytest.mark.parametrize("command", [code for _, code in CODE if code.startswith(("python -m ", "make "))])
def test_every_command_is_there(command: str) -> None:
    words = command.split()
    if words[0] == "make":
        assert re.search(rf"^{re.escape(words[1])}( .*)?:", (ROOT / "Makefile").read_text(encoding="utf-8"), flags=re.M)
    else:
        assert importlib.util.find_spec(words[2]) is not None


@pytest.mark.parametrize("link", [link for text in PAGES.values() for link in re.findall(r"\]\(([^)#:]+)\)", text)])
def test_every_link_leads_somewhere(link: str) -> None:
    assert (ROOT / "docs" / link).exists()


@pytest.mark.parametrize("text", EXAMPLES)
def test_every_example_entry_is_one_of_the_data(text: str) -> None:
    (entry,) = yaml.safe_load(text)
    candidates = list(entries())
    told = next((c for c in candidates if c.get("id") == entry["id"]), None)
    assert told is not None, entry["id"]
    assert {key: told.get(key) for key in entry} == entry


def entries() -> list[dict[str, Any]]:
    verbs = yaml.safe_load((ROOT / "ingest/data/meetings/verbs.yaml").read_text(encoding="utf-8"))["verbs"]
    organizations = yaml.safe_load((ROOT / "ingest/data/authority/organizations.yaml").read_text(encoding="utf-8"))
    return [*verbs, *organizations]


def test_the_example_row_is_one_of_the_offices() -> None:
    (block,) = re.findall(r"```csv\n(.*?)```", PAGES["extraction.md"], flags=re.S)
    (row,) = csv.DictReader(block.splitlines())
    files = sorted((ROOT / "ingest/data/authority/offices").glob("*.csv"))
    assert any(row in csv.DictReader(path.read_text(encoding="utf-8").splitlines()) for path in files)
