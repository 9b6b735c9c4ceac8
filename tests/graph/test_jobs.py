"""The queue of jobs on the real graph: nothing is given to two, nothing is lost with a worker that goes."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Sequence

import neo4j
import pytest

from graph_schema.model.job import JobState, Task
from graph_schema.store.connect import Server
from graph_schema.store.digest import digest
from graph_schema.store.holder import is_gone, new_holder
from graph_schema.store.jobs import ATTEMPTS, JobQueue

KINDS = ("ingest", "retract")


@pytest.fixture
def queue(graph: neo4j.Driver) -> JobQueue:
    return JobQueue(graph, seconds=60)


def put(queue: JobQueue, number: int) -> list[str]:
    return [queue.enqueue("retract", {"article_id": f"art-{n}"}, author="somebody").id for n in range(number)]


def state(queue: JobQueue, id: str) -> JobState:
    job = queue.get(id)
    assert job is not None
    return job.state


def test_jobs_come_in_their_order_and_end_once(queue: JobQueue) -> None:
    ids = put(queue, 3)
    tasks = [queue.claim(KINDS) for _ in range(4)]
    assert [task.id if task else None for task in tasks] == [*ids, None]
    first, second, third = (task for task in tasks if task)
    assert (first.kind, first.payload, first.attempts, first.author) == (
        "retract",
        {"article_id": "art-0"},
        1,
        "somebody",
    )
    assert queue.finish(first, {"found": True})
    assert queue.finish(first, {"found": True}), "told twice, as after a lost answer, it is still mine"
    assert queue.fail(second, "no such thing")
    assert queue.release(third)
    jobs = {job.id: job for job in queue.page()}
    assert [jobs[id].state for id in ids] == ["done", "failed", "queued"]
    assert jobs[ids[0]].result == {"found": True}
    assert jobs[ids[1]].error == "no such thing"
    assert (jobs[ids[2]].attempts, jobs[ids[2]].started_at) == (0, None)
    assert [job.id for job in queue.page(state=JobState.FAILED)] == [ids[1]]


def test_an_id_is_one_job(queue: JobQueue) -> None:
    first = queue.enqueue("retract", {"article_id": "a"}, id="job-mine")
    assert queue.enqueue("retract", {"article_id": "b"}, id="job-mine") == first
    assert len(queue.page()) == 1


def test_a_worker_takes_only_what_it_can_do(queue: JobQueue) -> None:
    queue.enqueue("paint", {})
    assert not queue.waiting(KINDS)
    assert queue.claim(KINDS) is None
    assert queue.waiting(["paint"])


def test_many_workers_at_once_take_each_job_once(queue: JobQueue) -> None:
    ids, taken = put(queue, 24), list[str]()

    def take() -> None:
        while task := queue.claim(KINDS):
            taken.append(task.id)

    threads = [threading.Thread(target=take) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(taken) == sorted(ids)


def test_whose_lease_is_over_loses_the_job(graph: neo4j.Driver, queue: JobQueue) -> None:
    (id,) = put(queue, 1)
    late = taken(JobQueue(graph, seconds=0.05))
    time.sleep(0.1)
    assert queue.waiting(KINDS)
    other = taken(queue)
    assert (other.id, other.attempts) == (id, 2)
    assert not JobQueue(graph).beat(late)
    assert not queue.finish(late, {"who": "late"})
    assert not queue.release(late)
    assert queue.beat(other)
    assert queue.finish(other, {"who": "other"})
    job = queue.get(id)
    assert job is not None
    assert job.result == {"who": "other"}


def test_a_sign_of_life_keeps_the_job(graph: neo4j.Driver, queue: JobQueue) -> None:
    put(queue, 1)
    task = taken(JobQueue(graph, seconds=0.3))
    assert queue.beat(task)
    time.sleep(0.4)
    assert queue.claim(KINDS) is None


def test_what_kills_every_worker_is_given_up_with_a_reason(graph: neo4j.Driver) -> None:
    queue = JobQueue(graph, seconds=0.01)
    (id,) = put(queue, 1)
    for _ in range(ATTEMPTS):
        taken(queue)
        time.sleep(0.05)
    assert queue.claim(KINDS) is None
    job = queue.get(id)
    assert job is not None
    assert (job.state, job.error) == ("failed", "the worker ended 3 times before this was done")


def test_a_dead_worker_of_this_host_is_not_waited_for(
    neo4j_server: Server, graph: neo4j.Driver, queue: JobQueue
) -> None:
    (id,) = put(queue, 1)
    code = "import os, graph_schema.store.holder as h; print(h.new_holder(), flush=True)"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()
    assert is_gone(told)
    assert not is_gone(new_holder())
    assert not is_gone(told.replace(told.split("/")[0], "another-host@1"))
    assert is_gone(new_holder().replace(f"/{os.getpid()}/", f"/{os.getpid()}/1"))
    taken(queue)
    assert queue.release_orphans() == 0
    graph.execute_query("MATCH (job:Job) SET job.holder = $holder", holder=told)
    assert queue.release_orphans() == 1
    assert state(queue, id) == JobState.QUEUED


def test_old_jobs_are_forgotten_and_no_others(graph: neo4j.Driver, queue: JobQueue) -> None:
    ids = put(queue, 3)
    for _ in ids[:2]:
        queue.finish(taken(queue), {})
    graph.execute_query("MATCH (j:Job {id: $id}) SET j.finished_at = datetime() - duration('P8D')", id=ids[0])
    graph.execute_query("MATCH (j:Job {id: $id}) SET j.created_at = datetime() - duration('P8D')", id=ids[2])
    assert queue.prune(7) == 1
    assert sorted(job.id for job in queue.page()) == sorted(ids[1:])


def test_jobs_are_no_part_of_what_the_graph_says(graph: neo4j.Driver, queue: JobQueue) -> None:
    before = digest(graph)
    put(queue, 2)
    assert digest(graph) == before


def taken(queue: JobQueue, kinds: Sequence[str] = KINDS) -> Task:
    task = queue.claim(kinds)
    assert task is not None
    return task
