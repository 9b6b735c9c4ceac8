"""The ``parley`` command: the one file that knows both the service and ingest."""

import os
import signal
import sys
from pathlib import Path
from typing import Annotated

import typer
from pydantic import ValidationError

from app.commands.lazily import group_of
from graph_schema import __version__
from graph_schema.errors import ParleyError, SchemaError, SettingsError, StoreError

COMMANDS = {
    "ingest": "ingest.commands.ingest:ingest",
    "extract": "ingest.commands.extract:extract",
    "backfill": "ingest.commands.backfill:backfill",
    "retract": "ingest.commands.retract:retract",
    "work": "ingest.commands.work:work",
    "schedule": "ingest.commands.schedule:schedule",
    "migrate": "app.commands.migrate:migrate",
    "serve": "app.commands.serve:serve",
    "ask": "app.commands.ask:ask",
    "search": "app.commands.search:search",
    "query": "app.commands.query:query",
    "cypher": "app.commands.query:cypher",
    "authority": "ingest.commands.authority:authority_app",
    "digest": "app.commands.digest:digest",
    "changes": "app.commands.digest:changes",
    "rebuild": "ingest.commands.rebuild:rebuild",
    "decide": "ingest.commands.decide:decide_app",
    "jobs": "ingest.commands.jobs:jobs_app",
    "runs": "ingest.commands.runs:runs_app",
    "quarantine": "ingest.commands.quarantine:quarantine_app",
    "neo4j": "app.commands.neo4j:neo4j_app",
    "sources": "ingest.commands.sources:sources_app",
    "key": "app.commands.key:key_app",
}
"""Where each command is; it is imported when it is run, or when `--help` lists all."""

cli = typer.Typer(
    name="parley",
    cls=group_of(COMMANDS),
    help="News articles in, a graph of diplomacy out: who met whom, who said what, and which sentence says so.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

EXAMPLES = Path(__file__).parents[1] / "examples"

_DEBUG = "PARLEY_DEBUG"
_PREFIXES = {
    "StoreSettings": "PARLEY_",
    "IngestSettings": "PARLEY_",
    "FetchSettings": "PARLEY_FETCH_",
    "ApiSettings": "PARLEY_API_",
    "AccessSettings": "PARLEY_API_",
    "LanguageModelSettings": "PARLEY_MODEL_",
}
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


@cli.command()
def run(
    serving: Annotated[bool, typer.Option("--serve/--no-serve", help="Serve the API afterwards, until Ctrl-C.")] = True,
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[
        int | None, typer.Option(min=1, max=65535, help="Port; without it a free one from 8000 on.")
    ] = None,
    examples: Annotated[Path, typer.Option(help="Folder of articles to take in.")] = EXAMPLES,
) -> None:
    """Start everything: a local Neo4j (unless NEO4J_URI names one), the examples in it, the API and a worker for it.

    Prints the meetings found, and the addresses of the pages, the API and Neo4j Browser. A second run adds nothing.

    Example: parley run --port 8080
    """
    # Imported here: no other command needs all of it.
    from app.commands.beside import worker_beside
    from app.commands.listening import port_for
    from app.commands.local_key import local_key
    from app.commands.overview import print_addresses, print_meetings
    from app.commands.serve import serve
    from graph_schema.settings import StoreSettings
    from ingest.alone import AlreadyRunningError
    from ingest.commands.ingest import ingest_folder
    from ingest.commands.say import say
    from ingest.graph import open_graph

    with open_graph(StoreSettings(), say) as graph:
        server = graph.server
        try:
            report = ingest_folder(examples, graph)
            told, code = report.summary(), report.exit_code
        except AlreadyRunningError as running:
            told, code = str(running), 0
    typer.echo(f"{examples.name}: {told}", err=True)
    if code > 128:
        raise typer.Exit(code)
    print_meetings(server)
    if not serving:
        raise typer.Exit(code)
    chosen = port_for(host, port)
    print_addresses(server, f"http://{host}:{chosen}", local_key(server, StoreSettings().home))
    signal.signal(signal.SIGTERM, lambda number, _: sys.exit(128 + number))  # so that the block below is left
    with worker_beside():
        serve(host=host, port=chosen, workers=1, access_log=False)


def main() -> None:
    """Run ``parley``: errors meant for people go to stderr in their own words; exit code 2 if nothing could be done."""
    try:
        cli()
    except (ParleyError, ValidationError) as error:
        if os.environ.get(_DEBUG) or not (isinstance(error, ParleyError) or error.title in _PREFIXES):
            raise
        typer.echo(f"parley: {error if isinstance(error, ParleyError) else _wrong_settings(error)}", err=True)
        sys.exit(2 if isinstance(error, (*_NOTHING_DONE, ValidationError)) else 1)
    except KeyboardInterrupt:
        sys.exit(130)


def _wrong_settings(error: ValidationError) -> str:
    """Name the variables that can't be used: a settings class refused them."""
    wrong = []
    for problem in error.errors():
        name = str(problem["loc"][0])
        variable = name if name.isupper() else _PREFIXES[error.title] + name.upper()
        wrong.append(f"{variable}={problem['input']}: {problem['msg']}")
    return "; ".join(wrong)


if __name__ == "__main__":
    main()
