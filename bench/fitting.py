"""From judged findings to the curves of ``ingest/data/confidence.yaml``: ridge regression, folds by document."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bench.judge import Judged
from ingest.extract.confidence import PROMISE, Calibration, Curve
from ingest.extract.evidence import KNOWN_TO

KEPT = 0.955
"""The share right that findings at ``PROMISE`` or more must reach in the fit: 95 in 100 and a little for the choice."""
_RIDGE = 1.0
"""Pulls every weight towards 0 as much as one finding would: rare evidence proves little."""
_LEAST_RULE = 0.1
"""The rule's confidence never counts for less, so that the order of the rules stays."""
_FEWEST = 10
"""So many findings at least must stand behind the promise."""
_INNER_FOLDS = 9

Numbers = NDArray[np.float64]


def folds(documents: Sequence[str], count: int, seed: int) -> Iterator[frozenset[str]]:
    """Yield the documents of each fold; no document is in two of them."""
    names = sorted(set(documents))
    shuffled = np.random.default_rng(seed).permutation(len(names))
    for start in range(min(count, len(names))):
        yield frozenset(names[i] for i in shuffled[start::count])


def fit(judged: Sequence[Judged], seed: int = 0) -> Calibration:
    """Return the calibration of these findings; those that don't count as right or wrong are passed over."""
    counted = [one for one in judged if one.right is not None]
    return Calibration(**{layer: _curve(layer, counted, seed) for layer in KNOWN_TO})


def _curve(layer: str, judged: Sequence[Judged], seed: int) -> Curve:
    mine = [one for one in judged if one.layer == layer]
    if not mine:
        raise ValueError(f"no finding of the layer {layer}: nothing to fit")
    curve = _weights(layer, mine)
    unseen = np.zeros(len(mine))
    for fold in folds([one.document for one in mine], _INNER_FOLDS, seed):
        inner = _weights(layer, [one for one in mine if one.document not in fold] or mine)
        for i, one in enumerate(mine):
            if one.document in fold:
                unseen[i] = inner.share(one.confidence, one.evidence)
    promised = promised_from(unseen, np.array([bool(one.right) for one in mine], dtype=np.float64))
    return curve.model_copy(update={"promised_from": promised})


def promised_from(shares: Numbers, right: Numbers) -> float:
    """Return the least share from which ``KEPT`` of the findings are right, 1 where there is none."""
    order = np.argsort(-shares, kind="stable")
    kept = np.cumsum(right[order]) / np.arange(1, len(order) + 1)
    enough = [i for i in range(_FEWEST - 1, len(order)) if kept[i] >= KEPT]
    return round(max(PROMISE, float(shares[order[enough[-1]]])), 3) if enough else 1.0


def _weights(layer: str, judged: Sequence[Judged]) -> Curve:
    words = sorted(KNOWN_TO[layer])
    rows = np.array([[1.0, *(float(w in one.evidence) for w in words), one.confidence] for one in judged])
    right = np.array([float(bool(one.right)) for one in judged])
    solved = _logistic(rows, right, np.zeros(len(right)))
    if solved[-1] < _LEAST_RULE:
        solved = np.append(_logistic(rows[:, :-1], right, _LEAST_RULE * rows[:, -1]), _LEAST_RULE)
    rounded: list[Any] = [round(float(value), 3) for value in solved]
    evidence = dict(zip(words, rounded[1:-1], strict=True))
    return Curve(intercept=rounded[0], rule=rounded[-1], evidence=evidence, promised_from=1.0)


def _logistic(rows: Numbers, right: Numbers, offset: Numbers) -> Numbers:
    """Newton's method; the intercept (first column) is nearly free of the ridge."""
    weights, ridge = np.zeros(rows.shape[1]), np.eye(rows.shape[1]) * _RIDGE
    ridge[0, 0] = 1e-3
    for _ in range(60):
        share = 1 / (1 + np.exp(-(rows @ weights + offset)))
        slope = rows.T @ (share - right) + ridge @ weights
        step = np.linalg.solve((rows * (share * (1 - share))[:, None]).T @ rows + ridge, slope)
        weights = weights - step
        if np.abs(step).max() < 1e-10:
            break
    return weights
