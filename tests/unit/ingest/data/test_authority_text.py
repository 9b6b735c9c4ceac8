"""All authority files are plain UTF-8 in NFC with Unix line ends: what an editor shows is what is compared."""

import unicodedata
from pathlib import Path

import pytest

import ingest.data

FOLDER = Path(ingest.data.__file__).parent / "authority"
FILES = sorted(p for p in FOLDER.rglob("*") if p.suffix in {".yaml", ".csv", ".md"})


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_a_file_is_clean_text(path: Path) -> None:
    raw = path.read_bytes()
    text = raw.decode("utf-8")
    assert not raw.startswith(b"\xef\xbb\xbf"), "byte order mark"
    assert "\r" not in text
    assert "\t" not in text
    assert "\u00a0" not in text, "no-break space"
    assert text.endswith("\n")
    assert unicodedata.is_normalized("NFC", text)
    assert not [i for i, line in enumerate(text.splitlines(), 1) if line != line.rstrip()], "trailing space"


def test_the_files_that_the_readme_names_are_there() -> None:
    assert {"states.yaml", "organizations.yaml", "places.yaml", "ambiguous.yaml", "README.md"} <= {
        p.name for p in FILES
    }
