"""``parley rebuild``: claims and facts anew from the stored articles and decisions."""

from typing import Annotated

import typer
from rich.console import Console

from graph_schema.settings import StoreSettings
from graph_schema.store.reader import read_rows
from ingest.commands import options
from ingest.commands.progress import shown
from ingest.commands.say import say
from ingest.graph import open_graph


def rebuild(
    model: options.Model = None,
    processes: options.Processes = None,
    yes: Annotated[bool, typer.Option("--yes", help="Don't ask.")] = False,
) -> None:
    """Forget all claims and facts, read every stored article again, and let the decisions hold as before.

    Needed where a new version reads or concludes differently. Until it ends, answers tell only of what was read so far;
    stopped or killed half-way, run it again (`parley ingest` and others say so until then). Prints the digest at the
    end.

    Example: parley rebuild --processes 4
    """
    settings = options.settings(model, processes)
    with open_graph(StoreSettings(), say) as graph:
        number = read_rows(graph.source, "graph_counts", {})[0]["articles"]
        if not yes:
            typer.confirm(f"Read {number} articles again? Until that is done, answers are not complete.", abort=True)
        from ingest.rebuild import rebuild as make_anew  # spaCy takes seconds: first let wrong arguments be told

        with shown("Reading again", number, Console(stderr=True)) as observe:
            report = make_anew(graph, settings, observe)
        typer.echo(report.summary())
        typer.echo(graph.writer.digest())
    raise typer.Exit(report.exit_code)
