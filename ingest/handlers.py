"""What each kind of job does: one function a kind, one row of a table.

A handler may be run again from the start with the same task, after a ``kill -9`` in the middle of it: what it does must
then end the same.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from typing import NamedTuple

from graph_schema.errors import InputError, StoreError
from graph_schema.model.decision import Wish
from graph_schema.model.job import JsonObject, Task
from graph_schema.store.ledger import ATTEMPTS
from graph_schema.store.write_article import Outcome, Written
from ingest.graph import Graph
from ingest.report import ArticleOutcome, RunReport
from ingest.settings import IngestSettings
from ingest.signals import StopRequest


class Means(NamedTuple):
    """What handlers work with. ``stop`` is set when the worker is to end: a long job is then to be interrupted."""

    graph: Graph
    settings: IngestSettings
    stop: StopRequest


class InterruptedJobError(Exception):
    """The worker is to end before the job is done; it goes back into the queue."""


Handler = Callable[[Task, Means], JsonObject]
"""Does a task and returns what is to be told of it. A ParleyError is a failure with its reason; a StoreError while the
database is out of reach, or InterruptedJobError, puts the job back into the queue."""


def ingest(task: Task, means: Means) -> JsonObject:
    """Take the articles of the payload in; the same way as those of ``parley ingest``, and just as often as need be."""
    from ingest.orders import ordered_articles
    from ingest.worker import ingest_all  # spaCy takes seconds and 600 MB: not before the first article comes

    items = ordered_articles(task.id, task.payload["articles"])
    report = ingest_all(
        items,
        means.graph.writer,
        means.graph.ledger,
        means.settings,
        stop=means.stop,
        scope=f"job:{task.id}",
        tries=ATTEMPTS,
    )
    if means.stop:
        raise InterruptedJobError
    if report.stopped:
        raise StoreError(report.stopped)
    return _told(report)


def retract(task: Task, means: Means) -> JsonObject:
    """Take the article of the payload back. One that is not there is no failure: what was asked for holds."""
    article = task.payload.get("article_id")
    if not isinstance(article, str):
        raise InputError('the payload has no "article_id"')
    done = means.graph.writer.retract(article)
    return {"article_id": article, "outcome": str(done.outcome), "found": done.outcome is not Outcome.ABSENT}


def decide(task: Task, means: Means) -> JsonObject:
    """Record the decision of the payload, or with ``dry_run`` tell what it would change."""
    from ingest import deciding

    wish, made_at = Wish.model_validate(task.payload["wish"]), dt.datetime.fromisoformat(task.payload["made_at"])
    if task.payload.get("dry_run"):
        decision, changes = deciding.preview(means.graph, wish, made_at)
        told = [change.model_dump(mode="json", exclude_none=True) for change in changes]
        return {"decision": decision.model_dump(mode="json", exclude_none=True), "changes": told}
    decision, written = deciding.decide(means.graph, wish, made_at)
    return {"decision": decision.id, **_facts(written)}


def undo(task: Task, means: Means) -> JsonObject:
    """Undo the decision of the payload. One that was undone already is no failure: what was asked for holds."""
    from ingest import deciding

    id_, author, reason = (task.payload[name] for name in ("decision", "author", "reason"))
    if not deciding.stored(means.graph, id_).is_active:
        return {"decision": id_, "facts_written": 0, "facts_removed": 0}
    made_at = dt.datetime.fromisoformat(task.payload["made_at"])
    return {"decision": id_, **_facts(means.graph.writer.undo(id_, author, reason, made_at))}


def _facts(written: Written) -> JsonObject:
    return {"facts_written": written.facts_written, "facts_removed": written.facts_removed}


HANDLERS: Mapping[str, Handler] = {"ingest": ingest, "retract": retract, "decide": decide, "undo": undo}


def _told(report: RunReport) -> JsonObject:
    counts = {str(state): number for state, number in report.counts.items()}
    return {"run": report.id, "counts": counts, "articles": [_article(one) for one in report.outcomes]}


def _article(outcome: ArticleOutcome) -> JsonObject:
    return {
        "number": int(outcome.origin.rpartition("#")[2]),
        "id": outcome.article_id,
        "state": str(outcome.state),
        "reason": outcome.reason,
        "meetings": outcome.meetings,
        "positions": outcome.positions,
    }
