"""A rebuild that is killed half-way: whoever comes next is told, and run again it ends as if nothing had happened."""

import os
import signal

import neo4j
import pytest

from graph_schema.model.run import RunState
from graph_schema.store.ledger import Ledger
from tests.faults.processes import finished, number, parley, state, wait_until
from tests.faults.tiny_news import NEWS, take

ENDS = [signal.SIGKILL, signal.SIGTERM] if os.environ.get("PARLEY_FAULTS") == "all" else [signal.SIGKILL]
AGAIN = "has not come to its end"


@pytest.mark.parametrize("end", ENDS)
def test_run_again_it_ends_as_if_undisturbed(
    empty_graph: neo4j.Driver, store_env: dict[str, str], end: signal.Signals
) -> None:
    take(empty_graph, NEWS)
    undisturbed, ledger = state(empty_graph), Ledger(empty_graph)
    claims = number(empty_graph, "Claim")
    with parley(store_env, "rebuild", "--yes", "--processes", "1") as process:
        wait_until(lambda: number(empty_graph, "Claim") < claims, process)
        wait_until(lambda: number(empty_graph, "Claim") > 0, process)
        process.send_signal(end)
        _, said = process.communicate(timeout=60)
    assert process.returncode == (-end if end is signal.SIGKILL else 128 + end)
    assert AGAIN not in said
    assert 0 < number(empty_graph, "Claim") < claims
    assert number(empty_graph) == len(NEWS), "no article is lost"
    assert state(empty_graph) != undisturbed

    with parley(store_env, "runs") as runs:
        listed, told = runs.communicate(timeout=60)
    assert "rebuild" in listed
    assert AGAIN in told
    assert "run `parley rebuild` again" in told

    assert finished(store_env, "rebuild", "--yes", "--processes", "1").splitlines()[-1] == undisturbed[0]
    assert state(empty_graph) == undisturbed
    last = [run.state for run in ledger.runs(scope="rebuild")]
    assert last == [RunState.DONE, RunState.DIED if end is signal.SIGKILL else RunState.STOPPED]
    assert ledger.unfinished("rebuild") is None
