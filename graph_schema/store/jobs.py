"""The queue of jobs in the graph: the service puts them in, workers take them out.

A worker holds a job by a lease in database time, which it renews while it works; when the lease runs out, as after a
``kill -9``, the job is given to the next worker. So a job may be begun more than once, and what it does must be safe to
do again. Who finishes a job that was given to somebody else meanwhile is told so, and changes nothing.
"""

import json
from collections.abc import Collection
from typing import Any

import neo4j

from graph_schema.model.job import Job, JobState, JsonObject, Task, new_job_id
from graph_schema.queries import catalog
from graph_schema.store.asking import Asking
from graph_schema.store.failures import translated
from graph_schema.store.holder import is_gone, new_holder
from graph_schema.store.reader import GraphReader

ATTEMPTS = 3
"""A job whose worker ended so often before it was done is given up."""


class JobDesk:
    """Where the service hands jobs in and asks for them; errors as those of ``GraphReader.rows``."""

    def __init__(self, reader: GraphReader) -> None:
        self._reader = reader

    async def enqueue(self, kind: str, payload: JsonObject, author: str | None = None, id: str | None = None) -> Job:
        """Put a job in the queue; return it. An ``id`` that is there already adds nothing: that job is returned."""
        told = {"id": id or new_job_id(), "kind": kind, "payload": json.dumps(payload), "author": author}
        (row,) = await self._reader.change("enqueue_job", **told)
        return Job.model_validate(row)

    async def get(self, id: str) -> Job | None:
        """Return the job; None where there is none (any more)."""
        row = await self._reader.row("job_detail", id=id)
        return Job.model_validate(row) if row else None

    async def page(self, *, kind: str | None, state: JobState | None, skip: int, limit: int) -> tuple[int, list[Job]]:
        """Return how many jobs there are of this kind in this state (None: any), and a page of them, latest first."""
        row = await self._reader.row("jobs_list", kind=kind, state=state, skip=skip, limit=limit)
        return (row["total"], [Job.model_validate(item) for item in row["items"]]) if row else (0, [])


class JobQueue(Asking):
    """The worker's side; every method raises StoreError where the database does not answer.

    ``seconds`` is how long a job is held without a sign of life.
    """

    def __init__(self, driver: neo4j.Driver, database: str | None = None, seconds: float = 60) -> None:
        super().__init__(driver, database)
        self.seconds = seconds

    def enqueue(self, kind: str, payload: JsonObject, author: str | None = None, id: str | None = None) -> Job:
        """Put a job in the queue, as ``JobDesk.enqueue`` does."""
        told = {"id": id or new_job_id(), "kind": kind, "payload": json.dumps(payload), "author": author}
        return Job.model_validate(self._ask("enqueue_job", **told)[0])

    def waiting(self, kinds: Collection[str]) -> bool:
        """Whether there is something to take: cheaper to ask again and again than ``claim``, which writes."""
        return bool(self._ask("jobs_waiting", kinds=sorted(kinds))[0]["waiting"])

    def claim(self, kinds: Collection[str]) -> Task | None:
        """Take the job of these kinds that waits longest; None where none waits. No other worker has it then."""
        holder = new_holder()

        def take(tx: neo4j.ManagedTransaction) -> list[dict[str, Any]]:
            tx.run(catalog.load("lock_jobs").text).consume()
            why = f"the worker ended {ATTEMPTS} times before this was done"
            tx.run(catalog.load("fail_spent_jobs").text, attempts=ATTEMPTS, error=why).consume()
            values = {"kinds": sorted(kinds), "holder": holder, "seconds": float(self.seconds)}
            return tx.run(catalog.load("claim_job").text, values).data()

        with translated(asked_by="claim_job"), self._driver.session(database=self._database) as session:
            rows = session.execute_write(take)
        return Task(**(rows[0] | {"payload": json.loads(rows[0]["payload"])}), holder=holder) if rows else None

    def beat(self, task: Task) -> bool:
        """Hold the job for ``seconds`` more; False where it was given to somebody else."""
        return self._mine("beat_job", task, seconds=float(self.seconds))

    def finish(self, task: Task, result: JsonObject) -> bool:
        """Note that the job is done, and drop its payload; False where it was given to somebody else."""
        return self._mine("finish_job", task, state=JobState.DONE, result=json.dumps(result), error=None)

    def fail(self, task: Task, error: str) -> bool:
        """Note that the job can't be done, and why; False where it was given to somebody else."""
        return self._mine("finish_job", task, state=JobState.FAILED, result=None, error=error)

    def release(self, task: Task) -> bool:
        """Put the job back, as if it had not been begun; False where it was given to somebody else."""
        return self._mine("release_job", task, counted=False)

    def release_orphans(self) -> int:
        """Put back the jobs of this host's workers that run no more, without waiting for leases; say how many."""
        orphans = [row for row in self._ask("jobs_held") if is_gone(row["holder"] or "")]
        return sum(self._ask("release_job", **row, counted=True)[0]["mine"] for row in orphans)

    def get(self, id: str) -> Job | None:
        """Return the job; None where there is none (any more)."""
        rows = self._ask("job_detail", id=id)
        return Job.model_validate(rows[0]) if rows else None

    def page(
        self, *, kind: str | None = None, state: JobState | None = None, skip: int = 0, limit: int = 25
    ) -> list[Job]:
        """Return jobs of this kind in this state (None: any), the latest first."""
        rows = self._ask("jobs_list", kind=kind, state=state, skip=skip, limit=limit)
        return [Job.model_validate(item) for item in rows[0]["items"]]

    def prune(self, days: int) -> int:
        """Forget the jobs that were over that many days ago; say how many."""
        pruned = 0
        while some := self._ask("prune_jobs", days=days, most=10_000)[0]["pruned"]:
            pruned += some
        return pruned

    def _mine(self, name: str, task: Task, **values: Any) -> bool:
        return bool(self._ask(name, id=task.id, holder=task.holder, **values)[0]["mine"])
