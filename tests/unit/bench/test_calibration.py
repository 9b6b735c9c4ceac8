"""The fit finds what speaks for a claim, never looks at the text it judges, and the table counts right."""

import numpy as np
import pytest
import yaml

import bench.calibrate
from bench.fitting import fit, folds, promised_from
from bench.judge import Judged
from bench.reliability import calibration_error, promised, right, table, tenths
from ingest.extract.confidence import DATA, PROMISE, shipped
from ingest.extract.evidence import KNOWN_TO


def finding(layer: str, number: int, sure: float, evidence: set[str], is_right: bool | None) -> Judged:
    return Judged(layer, f"set: t{number % 40}", sure, frozenset(evidence), is_right)


def findings() -> list[Judged]:
    """In each layer 400, the rule's confidence telling nothing; with the layer's first word 98 in 100 are right."""
    found = []
    for layer, words in KNOWN_TO.items():
        word = sorted(words)[0]
        for i in range(200):
            found.append(finding(layer, i, 0.3 + 0.1 * (i % 7), {word}, i % 50 != 0))
            found.append(finding(layer, i, 0.3 + 0.1 * (i % 7), set(), i % 3 != 0))
    return found


def test_the_fit_finds_the_evidence_and_promises_only_what_has_it() -> None:
    fitted = fit(findings())
    for layer, words in KNOWN_TO.items():
        curve, word = getattr(fitted, layer), sorted(words)[0]
        assert curve.evidence[word] > 1
        assert curve.rule >= 0.1
        assert curve.share(0.6, {word}) == pytest.approx(0.98, abs=0.03)
        assert curve.share(0.6, ()) == pytest.approx(0.67, abs=0.05)
        assert curve.published(0.9, {word}) >= PROMISE > curve.published(0.9, ())


def test_the_order_of_rules_is_kept_even_where_the_surer_ones_are_wrong() -> None:
    upside_down = [finding(layer, i, i / 100, set(), i < 80) for layer in KNOWN_TO for i in range(100)]
    assert {getattr(fit(upside_down), layer).rule for layer in KNOWN_TO} == {0.1}


def test_findings_that_do_not_count_change_nothing() -> None:
    uncounted = [finding(layer, i, 0.9, set(), None) for layer in KNOWN_TO for i in range(50)]
    assert fit([*findings(), *uncounted]) == fit(findings())


def test_a_layer_without_findings_is_named() -> None:
    with pytest.raises(ValueError, match="no finding of the layer positions"):
        fit([one for one in findings() if one.layer != "positions"])


def test_no_promise_where_too_few_are_right() -> None:
    shares = np.linspace(0.99, 0.85, 100)
    assert promised_from(shares, np.tile([1.0, 0.0], 50)) == 1.0
    assert promised_from(shares, np.ones(100)) == pytest.approx(0.85)
    assert promised_from(shares - 0.4, np.ones(100)) == PROMISE
    first_half = promised_from(shares, np.repeat([1.0, 0.0], 50))
    assert shares[53] <= first_half + 0.001 <= shares[49]


def test_every_text_is_in_exactly_one_fold() -> None:
    names = [f"t{i}" for i in range(23)] * 2
    parts = list(folds(names, 5, seed=1))
    assert len(parts) == 5
    assert sorted(name for part in parts for name in part) == sorted(set(names))
    assert list(folds(names, 5, seed=1)) == parts
    assert list(folds(names, 5, seed=2)) != parts


def test_the_table_counts_by_tenth() -> None:
    judged = [
        Judged("meetings", "s: a", 0.95, frozenset(), True, whole=True),
        Judged("meetings", "s: a", 0.91, frozenset(), True, whole=False),
        Judged("meetings", "s: b", 0.8, frozenset(), False, whole=False),
        Judged("meetings", "s: b", 0.31, frozenset(), False),
        Judged("meetings", "s: b", 1.0, frozenset(), None),
        Judged("actors", "s: b", 1.0, frozenset(), True),
    ]
    mine = judged[:4]
    assert [(t.low, t.count, t.right) for t in tenths(mine)] == [(0.3, 1, 0.0), (0.8, 1, 0.0), (0.9, 2, 1.0)]
    assert calibration_error(mine) == pytest.approx((0.31 + 0.8 + 2 * 0.07) / 4)
    assert right(promised(mine)) == pytest.approx(2 / 3)
    text = table("as published", judged, "meetings")
    assert "| 0.9 to 1.0 | 2 | 0.930 | 1.000 |" in text
    assert "All: 4, right 0.500. At 0.8 or more: 3, right 0.667 (0.333 in status too)." in text
    assert "| 0.9 to 1.0 | 1 | 1.000 | 1.000 |" in table("as published", judged, "actors")


def test_a_new_calibration_keeps_the_comment_and_reads_back(tmp_path, monkeypatch) -> None:
    copy = tmp_path / "confidence.yaml"
    copy.write_text(DATA.read_text(encoding="utf-8"), encoding="utf-8")
    monkeypatch.setattr(bench.calibrate, "DATA", copy)
    fitted = fit(findings())
    bench.calibrate.write(fitted)
    text = copy.read_text(encoding="utf-8")
    comment = DATA.read_text(encoding="utf-8").split("meetings:")[0]
    assert comment.startswith("#")
    assert text.startswith(comment)
    assert type(shipped()).model_validate(yaml.safe_load(text)) == fitted


def test_without_a_judge_it_says_so(tmp_path, monkeypatch, capsys) -> None:
    monkeypatch.setattr("sys.argv", ["calibrate", "--score", str(tmp_path / "score.py")])
    assert bench.calibrate.main() == 0
    assert "nothing to judge with" in capsys.readouterr().out
