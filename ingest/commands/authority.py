"""``parley authority``: lists of people and organisations, with names, ids and offices."""

import re
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from graph_schema.errors import NotFoundError, SettingsError
from graph_schema.settings import StoreSettings
from graph_schema.store.authority import ListWritten
from ingest.authority_lists.importing import TOLD, import_list, remove_list
from ingest.commands.say import say
from ingest.graph import open_graph

authority_app = typer.Typer(
    name="authority", help="Lists of people and organisations, by which names are told apart.", no_args_is_help=True
)

_EVERY = 10_000
"""Entries after which people are told how far it is."""


@authority_app.command("import")
def import_file(
    file: Annotated[
        Path,
        typer.Argument(help="FollowTheMoney JSON lines or a Wikidata JSON export; plain, .gz or .zst.", dir_okay=False),
    ],
    name: Annotated[
        str | None, typer.Option(help="What the list is called; without it as the file is, without its endings.")
    ] = None,
    replace: Annotated[
        bool, typer.Option("--replace", help="Take out entries of the list that the file lacks.")
    ] = False,
) -> None:
    """Take a list of people and organisations in: their names, Wikidata ids and dated offices tell who is who.

    Facts that name them are concluded again. The same file again changes nothing. Exit code 0: all rows were read;
    1: some are wrong, each is named with its line on stderr; 2: nothing could be done.

    Example: parley authority import peps.ftm.json.zst --name opensanctions
    """
    source = _checked(name if name is not None else file.name.split(".")[0])
    told = 0

    def tell(done: int) -> None:
        nonlocal told
        if done // _EVERY > told:
            told = done // _EVERY
            say(f"{done} entries")

    with open_graph(StoreSettings(), say) as graph:
        report = import_list(file, source, graph.authority, replace=replace, tell=tell)
    for problem in report.problems:
        say(f"{file.name}: {problem}")
    if report.wrong > TOLD:
        say(f"{file.name}: {report.wrong - TOLD} more lines are wrong")
    typer.echo(f"{source}: {_words(report.written)}; {report.left_out} rows of other kinds, {report.wrong} wrong")
    raise typer.Exit(1 if report.wrong else 0)


@authority_app.command("list")
def list_lists() -> None:
    """Tell which lists there are.

    Example: parley authority list
    """
    with open_graph(StoreSettings(), say) as graph:
        found = graph.authority.lists()
    table = Table("list", "people", "organisations", box=None, pad_edge=False)
    for one in found:
        table.add_row(one.source, str(one.people), str(one.organizations))
    Console(soft_wrap=True).print(table)


@authority_app.command("remove")
def remove(
    name: Annotated[str, typer.Argument(help="What the list is called, as `parley authority list` says.")],
) -> None:
    """Take a list out: the facts are then as if it had never been there.

    Example: parley authority remove opensanctions
    """
    with open_graph(StoreSettings(), say) as graph:
        written = remove_list(name, graph.authority)
    if not written.removed:
        raise NotFoundError(f"there is no list {name}; `parley authority list` tells which there are")
    typer.echo(f"{name}: {_words(written)}")


def _checked(name: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_-]{0,39}", name) or name == "parley":
        raise SettingsError(
            f"a list can't be called {name!r}: up to 40 letters, digits, - and _, and not 'parley'; use --name"
        )
    return name


def _words(written: ListWritten) -> str:
    counts = written._asdict()
    entries = [f"{counts[field]} {field}" for field in ("created", "changed", "unchanged", "removed")]
    return f"entries: {', '.join(entries)}; facts: {written.facts_written} written, {written.facts_removed} removed"
