"""``parley sources``: what ``sources.toml`` says, and what it would read."""

from pathlib import Path
from typing import Annotated

import typer

from graph_schema.errors import SettingsError
from ingest.fetch.client import Fetcher
from ingest.fetch.settings import FetchSettings
from ingest.sources.config import FilesSource, SourceConfig
from ingest.sources.config_file import load_sources
from ingest.sources.preview import MOST, Preview, preview

sources_app = typer.Typer(
    name="sources", help="Configured sources: sources.toml.", no_args_is_help=True, rich_markup_mode=None
)

_SHOWN = 3

File = Annotated[Path, typer.Argument(metavar="FILE", help="A sources.toml; docs/sources.md explains it.")]
Only = Annotated[list[str] | None, typer.Option("--source", metavar="NAME", help="Only this source; may be repeated.")]
Fetch = Annotated[bool, typer.Option(help="Fetch feeds, sitemaps and lists; no article is fetched in any case.")]


@sources_app.callback()
def sources() -> None:
    """Configured sources: sources.toml."""


@sources_app.command()
def check(file: File, source: Only = None, fetch: Fetch = True) -> None:
    """Say what each source of a sources.toml would read, and what is wrong with it. Changes nothing.

    Exit code 0: all is well; 1: a source can't be read, the reason is on stderr; 2: the file has mistakes.

    Example: parley sources check sources.toml --source example-post
    """
    chosen = _chosen(load_sources(file), source)
    settings = FetchSettings()
    wrong = False
    with Fetcher(settings) as fetcher:
        for one in chosen:
            typer.echo(_headline(one))
            if fetch or isinstance(one, FilesSource):
                found = preview(one, fetcher)
                wrong = wrong or bool(found.problems)
                _print(found)
    if settings.contact is None and any(not isinstance(one, FilesSource) for one in chosen):
        typer.echo("PARLEY_FETCH_CONTACT is unset: site owners can't tell whom to write to", err=True)
    raise typer.Exit(1 if wrong else 0)


def _chosen(sources: tuple[SourceConfig, ...], names: list[str] | None) -> list[SourceConfig]:
    known = [source.name for source in sources]
    if missing := [name for name in names or () if name not in known]:
        raise SettingsError(f"there is no source {missing[0]}; there are {', '.join(known)}")
    return [source for source in sources if not names or source.name in names]


def _headline(source: SourceConfig) -> str:
    state = "" if source.enabled else ", switched off"
    return f"{source.name}: {source.kind}, every {source.every}{state}"


def _print(found: Preview) -> None:
    number = f"at least {MOST}" if len(found.found) >= MOST else str(len(found.found))
    told = f", {found.undated} without a day: their pages must tell it" if found.undated else ""
    typer.echo(f"  {number} to read{told}")
    for address in found.found[-_SHOWN:]:
        typer.echo(f"    {address}")
    for problem in found.problems[:_SHOWN]:
        typer.echo(f"  {problem.origin}: {problem.reason}", err=True)
    if len(found.problems) > _SHOWN:
        typer.echo(f"  and {len(found.problems) - _SHOWN} more problems", err=True)
