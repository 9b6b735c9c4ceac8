"""``parley serve`` as a process: it comes up, answers, and goes when told to."""

import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator

import httpx
import neo4j
import pytest

from graph_schema.store.local_neo4j import ports


def start(env: dict[str, str], *arguments: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "app.cli", "serve", *arguments]
    return subprocess.Popen(command, env=env, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)


@pytest.fixture(params=["1", "2"], ids=["one worker", "two workers"])
def served(
    small_graph: neo4j.Driver, store_env: dict[str, str], request: pytest.FixtureRequest
) -> Iterator[tuple[str, "subprocess.Popen[str]"]]:
    port = str(ports.any_free())
    env = store_env | {"PARLEY_API_TIMEOUT": "60"}
    with start(env, "--port", port, "--workers", request.param) as process:
        try:
            yield f"http://127.0.0.1:{port}", process
        finally:
            process.kill()


def test_it_answers_until_it_is_told_to_go(served: tuple[str, "subprocess.Popen[str]"]) -> None:
    base, process = served
    while process.poll() is None:
        try:
            if httpx.get(f"{base}/readyz", timeout=60).status_code == 200:
                break
        except httpx.TransportError:
            time.sleep(0.1)
    assert httpx.get(f"{base}/meetings", params={"status": "held"}, timeout=60).json()["total"] == 3
    process.send_signal(signal.SIGTERM)
    output, _ = process.communicate(timeout=30)
    assert process.returncode in (0, -signal.SIGTERM), output
    with pytest.raises(httpx.ConnectError):
        httpx.get(f"{base}/healthz")


def test_a_taken_port_is_said(small_graph: neo4j.Driver, store_env: dict[str, str]) -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as taken,
        start(store_env, "--port", str(taken.getsockname()[1])) as process,
    ):
        output, _ = process.communicate(timeout=120)
    assert process.returncode != 0
    assert "in use" in output
