"""Exit codes and the record of a run."""

import datetime as dt
import signal

import pytest

from ingest.report import ArticleOutcome, RunReport, State

W, U, S, F = State.WRITTEN, State.UNCHANGED, State.SKIPPED, State.FAILED


def report(*states: State, stopped: str | None = None, number: int | None = None) -> RunReport:
    run = RunReport.begin()
    run.outcomes = [
        ArticleOutcome(f"{i}.txt", state, reason="why" if state is F else None) for i, state in enumerate(states)
    ]
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
        (report(stopped="the database failed"), 2),
        (report(W, stopped="the database failed"), 1),
        (report(W, number=signal.SIGTERM), 143),
        (report(number=signal.SIGINT), 130),
    ],
)
def test_exit_codes(run: RunReport, code: int) -> None:
    assert run.exit_code == code


def test_only_a_run_that_found_something_new_is_worth_a_record() -> None:
    assert not report(U, U).did_something
    assert not report().did_something
    for state in (W, S, F):
        assert report(U, state).did_something
    assert report(U, stopped="x").did_something


def test_the_record_tells_counts_and_problems() -> None:
    record = report(W, W, U, F).record("model:1")
    assert (record.written, record.unchanged, record.skipped, record.failed) == (2, 1, 0, 1)
    assert record.problems == ("3.txt: why",)
    assert record.extractor == "model:1"
    assert record.started_at <= record.finished_at <= dt.datetime.now(dt.UTC)


def test_the_summary_is_one_line() -> None:
    assert report(W, W, U, F).summary() == "2 written, 1 unchanged, 1 failed"
    assert report().summary() == "no articles"
    assert report(number=signal.SIGTERM).summary() == "no articles; stopped by a signal; run it again to go on"
