"""What a confidence is worth: by tenth how many are right, and how far the number is from the truth."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bench.judge import Judged
from ingest.extract.confidence import PROMISE


@dataclass(frozen=True, slots=True)
class Tenth:
    """The findings with a confidence from ``low`` up to the next tenth."""

    low: float
    count: int
    mean: float
    right: float


def counted(judged: Sequence[Judged], layer: str) -> list[Judged]:
    """The findings of a layer that count as right or wrong."""
    return [one for one in judged if one.layer == layer and one.right is not None]


def tenths(judged: Sequence[Judged]) -> Iterator[Tenth]:
    """Yield the tenths that are not empty, the lowest first."""
    for low in range(10):
        there = [one for one in judged if min(int(one.confidence * 10 + 1e-9), 9) == low]
        if there:
            mean = sum(one.confidence for one in there) / len(there)
            yield Tenth(low / 10, len(there), mean, right(there))


def right(judged: Sequence[Judged]) -> float:
    """The share that is right; 0 of nothing."""
    return sum(bool(one.right) for one in judged) / len(judged) if judged else 0.0


def calibration_error(judged: Sequence[Judged]) -> float:
    """The expected calibration error: how far mean confidence and share right are apart, weighed by tenth."""
    return sum(t.count * abs(t.mean - t.right) for t in tenths(judged)) / len(judged) if judged else 0.0


def promised(judged: Sequence[Judged]) -> list[Judged]:
    """Those that show ``PROMISE`` or more."""
    return [one for one in judged if one.confidence >= PROMISE]


def table(title: str, judged: Sequence[Judged], layer: str, times: int = 1) -> str:
    """Return the reliability of one layer in Markdown; counts are divided by ``times`` (repeated cross-validation)."""
    mine = counted(judged, layer)
    lines = [f"### {layer}, {title}", "", "| confidence | findings | mean | right |", "|---|---:|---:|---:|"]
    for t in tenths(mine):
        lines.append(f"| {t.low:.1f} to {t.low + 0.1:.1f} | {t.count / times:.0f} | {t.mean:.3f} | {t.right:.3f} |")
    high = promised(mine)
    whole = [bool(one.right and one.whole) for one in high]
    also = f" ({sum(whole) / len(whole):.3f} in {_WHOLE[layer]} too)" if layer in _WHOLE and whole else ""
    error = calibration_error(mine)
    lines += [
        "",
        f"Expected calibration error {error:.3f}. All: {len(mine) / times:.0f}, right {right(mine):.3f}."
        f" At {PROMISE} or more: {len(high) / times:.0f}, right {right(high):.3f}{also}.",
    ]
    return "\n".join(lines)


_WHOLE = {"meetings": "status", "positions": "stance"}
