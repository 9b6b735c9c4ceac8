"""Two runs at once: the second one says so; a lease that is over is taken over; nothing is there twice."""

import json
import signal
from pathlib import Path

import neo4j

from graph_schema.model.run import FailureState, RunState
from graph_schema.store.ledger import Ledger
from tests.faults.processes import finished, number, parley, state, wait_until, wiped
from tests.faults.tiny_news import NEWS, take

EXPIRED = "MATCH (l:Lease) SET l.until = datetime() - duration('PT1S') RETURN count(l) AS n"


def test_one_at_a_time_unless_its_lease_is_over(
    empty_graph: neo4j.Driver, store_env: dict[str, str], tmp_path: Path
) -> None:
    rows = [raw.model_dump(mode="json", exclude={"origin"}, exclude_none=True) for raw in NEWS]
    news = tmp_path / "news.jsonl"
    news.write_text("".join(json.dumps(row) + "\n" for row in rows))
    take(empty_graph)
    undisturbed = state(empty_graph)
    wiped(empty_graph)

    with parley(store_env, "ingest", str(news)) as first:
        wait_until(lambda: number(empty_graph) >= 2, first)
        first.send_signal(signal.SIGSTOP)
        held = number(empty_graph)
        assert held < len(NEWS)
        assert finished(store_env, "ingest", str(news)).startswith("already running since ")
        assert number(empty_graph) == held
        assert empty_graph.execute_query(EXPIRED).records[0]["n"] == 1
        said = finished(store_env, "ingest", str(news))
        assert said == f"{len(NEWS) - held} written, {held} unchanged\n"
        assert state(empty_graph) == undisturbed
        first.send_signal(signal.SIGCONT)  # it goes on in the belief that it has the lease
        told, complaints = first.communicate(timeout=60)
    assert first.returncode in (0, 1), complaints
    assert "failed" not in told
    assert state(empty_graph) == undisturbed
    assert Ledger(empty_graph).failed(list(FailureState)) == []
    assert RunState.RUNNING not in {run.state for run in Ledger(empty_graph).runs()}
