"""docker-compose.yml: no default password, loopback ports, health checks, and a server as closed as the local one."""

import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from graph_schema.store.local_neo4j.conf import CONF
from tests.contracts.repository import ROOT, files, text

COMPOSE = ROOT / "docker-compose.yml"
# Memory is the machine's matter, addresses are the container's.
OWN = ("server.", "db.tx_log.", "dbms.memory.transaction", "dbms.security.auth_enabled")


def _services() -> dict[str, Any]:
    services: dict[str, Any] = yaml.safe_load(text(COMPOSE))["services"]
    return services


def test_the_services_are_there() -> None:
    assert {"neo4j", "api", "ingest"} <= set(_services())
    assert _services()["neo4j"]["image"] == "neo4j:5.26-community"


def test_every_password_must_be_given() -> None:
    told = [value for service in _services().values() for value in service["environment"].values() if "PASS" in value]

    assert len(told) == len(_services())
    assert all("${NEO4J_PASSWORD:?" in value for value in told)


def test_every_port_is_bound_to_the_loopback_address() -> None:
    ports = [port for service in _services().values() for port in service.get("ports", ())]

    assert ports
    assert all(port.startswith("127.0.0.1:") for port in ports)


def test_what_runs_on_has_a_health_check() -> None:
    assert all("healthcheck" in service for service in _services().values() if "restart" in service)


def test_the_server_is_closed_as_the_local_one_is() -> None:
    local = dict(line.split("=", 1) for line in CONF.splitlines() if line and not line.startswith("#"))
    told = _services()["neo4j"]["environment"]

    shared = {name: value for name, value in local.items() if not name.startswith(OWN)}
    assert len(shared) >= 5
    assert {name: told.get(_variable(name)) for name in shared} == shared


def _variable(setting: str) -> str:
    """How the image spells a setting: ``NEO4J_``, ``.`` as ``_``, ``_`` as ``__``."""
    return "NEO4J_" + setting.replace("_", "__").replace(".", "_")


def test_the_image_gets_no_more_than_it_needs() -> None:
    kept = {line.lstrip("!") for line in text(ROOT / ".dockerignore").splitlines() if line.startswith("!")}
    copied = {
        word.removeprefix("./")
        for line in text(ROOT / "Dockerfile").splitlines()
        if line.startswith("COPY ") and "--from" not in line
        for word in line.split()[1:-1]
    }

    assert kept == copied
    assert {path.relative_to(ROOT).parts[0] for path in files()} >= kept


@pytest.mark.skipif(shutil.which("docker-compose") is None, reason="docker-compose is not installed")
@pytest.mark.parametrize(("password", "good"), [("correct-horse", True), (None, False)])
def test_docker_compose_takes_it_with_a_password_and_refuses_it_without(
    tmp_path: Path, password: str | None, good: bool
) -> None:
    (tmp_path / "env").touch()
    env = {name: value for name, value in os.environ.items() if name != "NEO4J_PASSWORD"}
    env |= {"NEO4J_PASSWORD": password} if password else {}
    command = ["docker-compose", "--env-file", str(tmp_path / "env"), "-f", str(COMPOSE), "config", "--quiet"]

    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)

    assert (done.returncode == 0) == good, done.stderr
    assert good or "NEO4J_PASSWORD is not set" in done.stderr
