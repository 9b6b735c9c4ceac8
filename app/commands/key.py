"""``parley key``: who may use the API."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import typer

from app.commands.answers import Format, write
from graph_schema.errors import SettingsError
from graph_schema.model.api_key import Scope
from graph_schema.settings import StoreSettings
from graph_schema.store.api_keys import ApiKeys
from graph_schema.store.connect import open_driver, resolve_server

key_app = typer.Typer(name="key", help="Make, list and revoke keys of the API.", no_args_is_help=True)


@key_app.command()
def create(
    name: Annotated[str, typer.Argument(help="Whose key it is; author of what is written with it.")],
    scope: Annotated[Scope, typer.Option(help="write includes read, admin includes both.")] = Scope.READ,
    days: Annotated[int | None, typer.Option(min=1, help="Days for which it is valid; without it, for ever.")] = None,
) -> None:
    """Make a key and print it once: the graph keeps only its hash.

    Example: parley key create newsroom --scope write --days 90
    """
    if not name.strip() or len(name) > 100:
        raise SettingsError("a key needs a name of 1 to 100 characters")
    with _keys() as keys:
        made = keys.create(name.strip(), scope, days)
    typer.echo(made.secret)
    typer.echo(f"key {made.key.id} for {made.key.name}, scope {scope.value}: keep it, it is not shown again", err=True)


@key_app.command("list")
def list_keys(
    form: Annotated[Format, typer.Option("--format", help="table for people; json is a list of objects.")] = (
        Format.TABLE
    ),
) -> None:
    """Show all keys, without their secrets.

    Example: parley key list
    """
    with _keys() as keys:
        found = keys.list()
    rows = [
        {
            "id": key.id,
            "name": key.name,
            "scope": key.scope.value,
            "created_at": key.created_at.isoformat(timespec="seconds"),
            "expires_at": key.expires_at.isoformat(timespec="seconds") if key.expires_at else None,
            "revoked_at": key.revoked_at.isoformat(timespec="seconds") if key.revoked_at else None,
        }
        for key in found
    ]
    write(("id", "name", "scope", "created_at", "expires_at", "revoked_at"), rows, form)


@key_app.command()
def revoke(id: Annotated[str, typer.Argument(help="Its id, as `parley key list` shows it.")]) -> None:
    """Let nobody in by this key any more; takes effect within ten seconds.

    Example: parley key revoke 0a1b2c3d
    """
    with _keys() as keys:
        keys.revoke(id)
    typer.echo(f"key {id} is revoked")


@contextmanager
def _keys() -> Iterator[ApiKeys]:
    server = resolve_server(StoreSettings(), report=lambda line: typer.echo(line, err=True))
    with open_driver(server, "api") as driver:
        yield ApiKeys(driver, server.database)
