"""The ``parley`` command: the one file that knows both the service and ingest."""

import os
import sys
from typing import Annotated

import typer

from app.commands.migrate import migrate
from app.commands.neo4j import neo4j_app
from app.commands.query import cypher, query
from app.commands.serve import serve
from graph_schema import __version__
from graph_schema.errors import ParleyError, SchemaError, SettingsError, StoreError
from ingest.commands.extract import extract

cli = typer.Typer(
    name="parley",
    help="News articles in, a graph of diplomacy out: who met whom, who said what, and which sentence says so.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

_DEBUG = "PARLEY_DEBUG"
_NOTHING_DONE = (SettingsError, SchemaError, StoreError)


@cli.callback()
def options(debug: Annotated[bool, typer.Option("--debug", help="Show where an error comes from.")] = False) -> None:
    """Options of all commands."""
    if debug:
        os.environ[_DEBUG] = "1"


@cli.command()
def version() -> None:
    """Print the version.

    Example: parley version
    """
    typer.echo(f"parley {__version__}")


cli.command()(extract)
cli.command()(migrate)
cli.command()(serve)
cli.command()(query)
cli.command()(cypher)
cli.add_typer(neo4j_app)


def main() -> None:
    """Run ``parley``: errors meant for people go to stderr in their own words; exit code 2 if nothing could be done."""
    try:
        cli()
    except ParleyError as error:
        if os.environ.get(_DEBUG):
            raise
        typer.echo(f"parley: {error}", err=True)
        sys.exit(2 if isinstance(error, _NOTHING_DONE) else 1)
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
