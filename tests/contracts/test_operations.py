"""docs/operations.md and deploy/: commands that exist, units and manifests in order, messages that the code says."""

import configparser
import os
import re
import shlex
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml
from typer.testing import CliRunner

from app.cli import cli
from tests.contracts.repository import ROOT

PAGE = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
BACKFILL = (ROOT / "docs" / "backfill.md").read_text(encoding="utf-8")
DEPLOY = ROOT / "deploy"
UNITS = sorted((DEPLOY / "systemd").iterdir())
MANIFESTS: list[dict[str, Any]] = list(yaml.safe_load_all((DEPLOY / "kubernetes" / "parley.yaml").read_text()))


def commands() -> set[str]:
    """Every ``parley …`` of the page, the units, the crontab and the manifests, up to its first argument."""
    text = PAGE + "".join(path.read_text() for path in (*UNITS, DEPLOY / "crontab.example"))
    found = {
        " ".join(match.split()) for match in re.findall(r"(?:^|`|&& |; |/bin/)parley((?: [a-z]+4?j?)+)", text, re.M)
    }
    found |= {container["args"][0] for _, container in containers()}
    return found


def containers() -> list[tuple[str, dict[str, Any]]]:
    found = []
    for manifest in MANIFESTS:
        spec = manifest["spec"]
        spec = spec["jobTemplate"]["spec"] if manifest["kind"] == "CronJob" else spec
        found += [(manifest["kind"], one) for one in spec.get("template", {}).get("spec", {}).get("containers", [])]
    return found


def test_every_command_is_there() -> None:
    known = {"ingest", "work", "serve", "schedule", "run", "runs", "quarantine", "jobs", "neo4j", "migrate"}
    named = {command.split()[0] for command in commands()}
    assert known <= named
    for name in sorted(named):
        assert CliRunner().invoke(cli, [name, "--help"]).exit_code == 0, name


@pytest.mark.parametrize("line", re.findall(r"^parley ([^\n#]+)", PAGE + BACKFILL, flags=re.M))
def test_every_line_that_is_to_be_typed_has_known_options(line: str) -> None:
    words = shlex.split(line.replace("…", "x"))
    deep = (
        words[:2]
        if words[0] in ("runs", "quarantine", "jobs", "neo4j") and words[1:2] and words[1][0] != "-"
        else words[:1]
    )
    told = CliRunner().invoke(cli, [*deep, "--help"], env={"COLUMNS": "200"}).output
    if deep != ["neo4j", "admin"]:
        assert all(word in told for word in words if word.startswith("--")), told


@pytest.mark.parametrize("path", UNITS, ids=lambda path: path.name)
def test_a_unit_runs_a_command_and_ends_in_time(path: Path) -> None:
    unit = configparser.ConfigParser(strict=False, interpolation=None)
    unit.optionxform = str  # type: ignore[assignment, method-assign]
    unit.read(path)
    assert unit["Unit"]["Description"]
    if path.suffix == ".timer":
        assert unit["Install"]["WantedBy"] == "timers.target"
        assert path.with_suffix(".service").is_file()
        return
    assert unit["Service"]["ExecStart"].startswith("/opt/parley/bin/parley ")
    assert int(unit["Service"]["TimeoutStopSec"]) > 10
    assert unit["Service"]["NoNewPrivileges"] == "yes"


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not installed")
def test_systemd_takes_the_units(tmp_path: Path) -> None:
    for path in UNITS:
        text = path.read_text().replace("/opt/parley/bin/parley", shutil.which("true") or "/bin/true")
        (tmp_path / path.name).write_text(text)
    done = subprocess.run(
        ["systemd-analyze", "verify", *(str(tmp_path / path.name) for path in UNITS)],
        env=os.environ | {"SYSTEMD_UNIT_PATH": f"{tmp_path}:"},
        capture_output=True,
        text=True,
        check=False,
    )
    complaints = [line for line in done.stderr.splitlines() if "parley" in line and "Unknown" in line]
    assert complaints == []


def test_manifests_run_as_nobody_and_without_secrets() -> None:
    assert {manifest["kind"] for manifest in MANIFESTS} == {"Job", "CronJob", "Deployment", "Service"}
    assert len(containers()) == 4
    for _, container in containers():
        assert container["securityContext"]["runAsNonRoot"]
        assert container["securityContext"]["readOnlyRootFilesystem"]
        assert container["envFrom"] == [{"secretRef": {"name": "parley-neo4j"}}]
    cron = next(manifest["spec"] for manifest in MANIFESTS if manifest["kind"] == "CronJob")
    assert cron["concurrencyPolicy"] == "Forbid"


def test_every_message_of_the_night_is_one_that_the_code_says() -> None:
    code = "".join(
        path.read_text(encoding="utf-8")
        for folder in ("app", "ingest", "graph_schema")
        for path in (ROOT / folder).rglob("*.py")
    )
    flat = re.sub(r'"\s*\n\s*f?"', "", code).replace("`", "")
    table = PAGE[PAGE.index("## At three in the morning") :]
    told = re.findall(r"^\| `([^`]+)`[^|]*\|", table, flags=re.M)
    assert len(told) >= 12
    for message in told:
        if "in Neo4j's log" in table.partition(f"`{message}`")[2][:20]:
            continue
        parts = [part for part in re.split(r"…|: process P on H|\b3\b", message) if len(part.strip(" :();.")) > 6]
        assert parts, message
        for part in parts:
            assert part.strip(" :();.") in flat, message
