"""Exit codes and the record of a run."""

import signal

import pytest

from ingest.report import KEPT, ArticleOutcome, RunReport, State

W, U, S, F = State.WRITTEN, State.UNCHANGED, State.SKIPPED, State.FAILED


def report(*states: State, stopped: str | None = None, number: int | None = None) -> RunReport:
    run = RunReport.begin()
    for i, state in enumerate(states):
        assert run.add(ArticleOutcome(f"{i}.txt", state, reason="why" if state is F else None)) == i
    run.end(number, stopped)
    return run


@pytest.mark.parametrize(
    ("run", "code"),
    [
        (report(), 0),
        (report(W, U, S), 0),
        (report(W, F), 1),
        (report(U, F), 1),
        (report(F, F), 2),
        (report(W, State.QUARANTINED), 0),
        (report(stopped="the database failed"), 2),
        (report(W, stopped="the database failed"), 1),
        (report(W, number=signal.SIGTERM), 143),
        (report(number=signal.SIGINT), 130),
    ],
)
def test_exit_codes(run: RunReport, code: int) -> None:
    assert run.exit_code == code


def test_however_long_a_run_is_its_report_stays_small() -> None:
    run = report(*[W] * (KEPT + 5), F)
    assert len(run.outcomes) == KEPT
    assert run.total == KEPT + 6
    assert run.tally == {"written": KEPT + 5, "unchanged": 0, "skipped": 0, "failed": 1, "quarantined": 0}
    assert run.exit_code == 1


def test_the_summary_is_one_line() -> None:
    assert report(W, W, U, F).summary() == "2 written, 1 unchanged, 1 failed"
    assert report().summary() == "no articles"
    assert report(number=signal.SIGTERM).summary() == "no articles; stopped by a signal; run it again to go on"
