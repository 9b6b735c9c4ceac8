"""``parley neo4j``: the local Neo4j by hand. Other commands start it by themselves."""

import datetime as dt
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from graph_schema.errors import SettingsError
from graph_schema.settings import StoreSettings
from graph_schema.store import local_neo4j

neo4j_app = typer.Typer(
    name="neo4j",
    help="Start, stop and look at the local Neo4j. It runs where NEO4J_URI is unset, and outlives the command.",
    no_args_is_help=True,
)

Password = Annotated[bool, typer.Option("--password", help="Print the password too.")]


@neo4j_app.command()
def start(password: Password = False) -> None:
    """Start the local Neo4j, or find it running; print where it answers.

    Example: parley neo4j start --password
    """
    server = local_neo4j.ensure_running(_local_settings(), report=_say)
    shown = server.password if password else "(parley neo4j start --password shows it)"
    _table({"Bolt": server.uri, "Browser": server.http_url, "user": server.user, "password": shown, "pid": server.pid})


@neo4j_app.command()
def stop(
    clean: Annotated[
        bool, typer.Option("--clean", help="Wait until it has closed its files: before a backup.")
    ] = False,
) -> None:
    """Stop the local Neo4j; the graph stays.

    Example: parley neo4j stop
    """
    settings = _local_settings()
    stopped = local_neo4j.stop(settings, 120) if clean else local_neo4j.stop(settings)
    _say("Stopped." if stopped else "It was not running.")


@neo4j_app.command()
def status() -> None:
    """Say whether it runs, where it answers and what it takes. Exit code 3 if it does not run.

    Example: parley neo4j status
    """
    found = local_neo4j.status(_local_settings())
    rows: dict[str, object] = {"running": "yes" if found.running else "no", "home": found.home}
    if found.pid is not None:
        rows |= {"pid": found.pid, "Bolt": found.uri, "Browser": found.http_url}
    if found.started is not None and found.memory is not None:
        since = dt.datetime.fromtimestamp(found.started).astimezone().isoformat(sep=" ", timespec="seconds")
        rows |= {"since": since, "memory": f"{found.memory / 2**20:.0f} MiB"}
    _table(rows)
    if not found.running:
        raise typer.Exit(3)


@neo4j_app.command()
def logs(lines: Annotated[int, typer.Option("--lines", "-n", min=1, help="How many of the last lines.")] = 50) -> None:
    """Print what Neo4j logged last.

    Example: parley neo4j logs --lines 20
    """
    for line in local_neo4j.logs(_local_settings(), lines):
        typer.echo(line)


@neo4j_app.command(context_settings={"allow_extra_args": True, "ignore_unknown_options": True})
def admin(context: typer.Context) -> None:
    """Run neo4j-admin on the local Neo4j's files, which must be stopped: backup, restore, import, check.

    Example: parley neo4j admin database dump neo4j --to-path=backup/
    """
    raise typer.Exit(local_neo4j.admin(_local_settings(), context.args or ["--help"]))


def _local_settings() -> StoreSettings:
    settings = StoreSettings()
    if settings.neo4j_uri is not None:
        raise SettingsError("NEO4J_URI names a server, so there is no local Neo4j. Unset it to use one.")
    return settings


def _say(line: str) -> None:
    typer.echo(line, err=True)


def _table(rows: dict[str, object]) -> None:
    table = Table(box=None, show_header=False)
    for name, value in rows.items():
        table.add_row(name, Text(str(value)))
    Console(soft_wrap=True).print(table)
