"""On the annotated articles beside the checkout, where they are there: .8 or more is right 95 times in 100."""

from pathlib import Path

import pytest
from spacy.language import Language

from bench.calibrate import annotated, judge_all
from bench.judge import Judge, Judged
from bench.reliability import counted, promised, right
from ingest.extract.confidence import shipped
from ingest.extract.evidence import KNOWN_TO

GOLD = Path(__file__).resolve().parents[3] / "shared" / "gold"

pytestmark = pytest.mark.skipif(not (GOLD / "score.py").exists(), reason="the annotated articles are not here")


@pytest.fixture(scope="module")
def judged(nlp: Language) -> list[Judged]:
    return judge_all(Judge(GOLD / "score.py"), annotated("gold", GOLD, nlp), shipped())


@pytest.mark.parametrize("layer", KNOWN_TO)
def test_the_promise_is_kept_and_not_by_promising_nothing(layer: str, judged: list[Judged]) -> None:
    mine = counted(judged, layer)
    assert right(promised(mine)) >= 0.95
    assert len(promised(mine)) >= 0.15 * len(mine)
