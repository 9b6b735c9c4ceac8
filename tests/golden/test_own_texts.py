"""The project's own annotated texts: no layer falls below what was once reached, on those that rule writers read and on
those that they don't. The scorer lies beside the checkout; where it is missing, this is skipped."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from spacy.language import Language

from bench.annotated import READ, UNREAD, write_gold
from bench.evaluate import GOLD, extract

pytestmark = pytest.mark.skipif(not (GOLD / "score.py").exists(), reason="the scorer is not here")

FLOORS = json.loads(Path(__file__).with_name("own_texts.floors.json").read_text())


@pytest.mark.parametrize(("name", "files"), [("read", READ), ("unread", UNREAD)])
def test_no_layer_is_below_its_floor(name: str, files: tuple[Path, ...], nlp: Language, tmp_path: Path) -> None:
    gold, floor = tmp_path / "gold", tmp_path / "floor.json"
    gold.mkdir()
    assert write_gold(files, gold) == extract(gold, nlp, tmp_path / "found")
    floor.write_text(json.dumps(FLOORS[name]))
    command = [sys.executable, str(GOLD / "score.py"), "--gold", str(gold), "--pred", str(tmp_path / "found")]
    done = subprocess.run([*command, "--floor", str(floor)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
