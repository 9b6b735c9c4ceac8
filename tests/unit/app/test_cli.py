"""The command line as people meet it: help with an example everywhere, errors in words, exit codes."""

import os
import subprocess
import sys
from collections.abc import Iterator

import click
import pytest
import typer.main

from app.cli import cli

COMMAND = typer.main.get_command(cli)


def commands(group: click.Command, *path: str) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    for name, command in getattr(group, "commands", {}).items():
        yield (*path, name), command
        yield from commands(command, *path, name)


def parley(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    env = {name: value for name, value in os.environ.items() if not name.startswith(("NEO4J_", "PARLEY_"))}
    return subprocess.run(
        [sys.executable, "-m", "app.cli", *arguments],
        env=env | environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.mark.parametrize(
    ("path", "command"), list(commands(COMMAND)), ids=lambda value: " ".join(value) if isinstance(value, tuple) else ""
)
def test_every_command_has_help_with_an_example(path: tuple[str, ...], command: click.Command) -> None:
    assert command.help, path
    if not getattr(command, "commands", None):
        assert "Example" in command.help, path
        assert f"parley {' '.join(path)}" in command.help, path


def test_every_option_has_help() -> None:
    for path, command in commands(COMMAND):
        for parameter in command.params:
            assert getattr(parameter, "help", None), (path, parameter.name)


def test_help_and_version_need_neither_model_nor_database() -> None:
    shown = parley("--help")
    assert shown.returncode == 0
    for name in ("ingest", "extract", "retract", "migrate", "neo4j", "serve", "run", "query", "cypher", "version"):
        assert f"\n  {name}" in shown.stdout
    assert parley("version").stdout.startswith("parley ")


def test_the_service_starts_without_what_only_others_need() -> None:
    code = "import sys, app.cli, app.commands.serve, app.main; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert {"fastapi", "neo4j"} <= set(loaded)
    assert not {"spacy", "networkx", "jinja2", "icalendar", "jwt", "jgo", "requests", "ingest"} & set(loaded)


def test_an_error_is_a_sentence_and_no_traceback() -> None:
    failed = parley("migrate", NEO4J_URI="http://127.0.0.1:1", NEO4J_PASSWORD="x")
    assert failed.returncode == 2
    assert failed.stderr.startswith("parley: NEO4J_URI must begin with")
    assert "Traceback" not in failed.stderr


def test_debug_shows_where_an_error_comes_from() -> None:
    failed = parley("--debug", "migrate", NEO4J_URI="http://127.0.0.1:1", NEO4J_PASSWORD="x")
    assert failed.returncode == 1
    assert "Traceback" in failed.stderr


def test_a_wrong_setting_is_named() -> None:
    failed = parley("extract", "examples", "--out", "x", PARLEY_PROCESSES="many")
    assert failed.returncode == 2
    assert "PARLEY_PROCESSES" in failed.stderr
    assert "Traceback" not in failed.stderr
