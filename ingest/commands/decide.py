"""``parley decide``: what people judge better than rules do."""

import datetime as dt
import json
import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from graph_schema.model.decision import Decision, DecisionKind, Wish
from graph_schema.settings import StoreSettings
from ingest import deciding
from ingest.commands.fact_changes import print_changes
from ingest.commands.say import say
from ingest.deciding import BadLine
from ingest.graph import open_graph

decide_app = typer.Typer(
    name="decide",
    help="Record what you judge better than the rules: it goes before them, and survives every rebuild.",
    no_args_is_help=True,
)

WIDE = 200
"""Columns of a table that goes into a pipe or a file, where nobody's terminal sets a width."""

Author = Annotated[str, typer.Option(help="Who decides.")]
Reason = Annotated[str, typer.Option(help="Why, for those who come after.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Show what would change, and change nothing.")]
Id = Annotated[str, typer.Argument(metavar="ID", help="Id of a meeting, position or actor, as lists show it.")]


@decide_app.command()
def same(
    one: Annotated[str, typer.Argument(metavar="ID", help="A meeting or an actor.")],
    other: Annotated[str, typer.Argument(metavar="OTHER", help="The one that is the same.")],
    author: Author,
    reason: Reason,
    dry_run: DryRun = False,
) -> None:
    """Two meetings, or two actors, are one.

    Example: parley decide same m-talks-geneva-0123456789 m-visit-bern-9876543210 --author Ana --reason "one trip"
    """
    _decide(Wish(kind=DecisionKind.SAME, about=one, other=other, author=author, reason=reason), dry_run)


@decide_app.command("not-same")
def not_same(
    one: Annotated[str, typer.Argument(metavar="ID", help="A meeting, an actor, or a claim that tells of one.")],
    other: Annotated[str, typer.Argument(metavar="OTHER", help="The one that is another.")],
    author: Author,
    reason: Reason,
    dry_run: DryRun = False,
) -> None:
    """Two meetings, or two actors, are not one. To take one apart, name claims of it (mc-…, ac-…).

    Example: parley decide not-same m-summit-kyoto-0123456789 mc-0123456789abcdef --author Ana --reason "a year later"
    """
    _decide(Wish(kind=DecisionKind.NOT_SAME, about=one, other=other, author=author, reason=reason), dry_run)


@decide_app.command()
def reject(
    claim: Annotated[str, typer.Argument(metavar="CLAIM", help="Id of a claim: mc-…, pc-…, ac-… or oc-….")],
    author: Author,
    reason: Reason,
    dry_run: DryRun = False,
) -> None:
    """A claim is wrong: nothing is concluded from it any more. It stays to be seen.

    Example: parley decide reject mc-0123456789abcdef --author Ana --reason "the sentence is about a football match"
    """
    _decide(Wish(kind=DecisionKind.REJECT_CLAIM, about=claim, author=author, reason=reason), dry_run)


@decide_app.command()
def rename(
    id: Id,
    name: Annotated[str, typer.Argument(metavar="NAME", help="Its name or title from now on.")],
    author: Author,
    reason: Reason,
    dry_run: DryRun = False,
) -> None:
    """An actor has another name, a meeting another title. The id stays.

    Example: parley decide rename person:ana-prado "Ana María Prado" --author Ana --reason "her full name"
    """
    _decide(Wish(kind=DecisionKind.RENAME, about=id, value=name, author=author, reason=reason), dry_run)


@decide_app.command("set")
def set_value(
    id: Id,
    field: Annotated[str, typer.Argument(metavar="FIELD", help="status, kind, place, date, role; stance, topic.")],
    value: Annotated[str, typer.Argument(metavar="VALUE", help="As in lists; a span of days is FIRST/LAST.")],
    author: Author,
    reason: Reason,
    actor: Annotated[str | None, typer.Option(help="Whose role; 'none' as a role: had no part in it.")] = None,
    dry_run: DryRun = False,
) -> None:
    """A value of a meeting or a position is another one. What the articles say stays to be seen beside it.

    Example: parley decide set m-talks-geneva-0123456789 status cancelled --author Ana --reason "told by the hosts"
    """
    kind = DecisionKind.SET_VALUE
    wish = Wish(kind=kind, about=id, field=field, value=value, actor=actor, author=author, reason=reason)
    _decide(wish, dry_run)


@decide_app.command()
def undo(
    id: Annotated[str, typer.Argument(metavar="DECISION", help="Id of the decision: dec-….")],
    author: Author,
    reason: Reason,
    dry_run: DryRun = False,
) -> None:
    """Take a decision back: all is as it would be without it. It stays in the list as undone.

    Example: parley decide undo dec-0123456789abcdef --author Ana --reason "the hosts were wrong"
    """
    with open_graph(StoreSettings(), say) as graph:
        if dry_run:
            print_changes(deciding.preview_undo(graph, id, author, reason))
            return
        done = graph.writer.undo(id, author, reason, dt.datetime.now(dt.UTC))
    typer.echo(f"{id}: undone; {done.facts_written} facts changed, {done.facts_removed} went")


@decide_app.command("list")
def list_decisions(
    every: Annotated[bool, typer.Option("--all", help="Those that were undone too.")] = False,
) -> None:
    """List decisions in the order in which they were made.

    Example: parley decide list --all
    """
    with open_graph(StoreSettings(), say) as graph:
        found = [one for one in deciding.every(graph) if every or one.is_active]
    table = Table(box=None, pad_edge=False)
    for heading in ("decision", "made", "author", "what", "why"):
        table.add_column(heading, no_wrap=heading in ("decision", "made"), overflow="fold")
    for one in found:
        state = "" if one.is_active else f" (undone by {one.undone_by}: {one.undone_reason})"
        table.add_row(
            one.id,
            f"{one.made_at:%Y-%m-%d %H:%M}",
            Text(one.author),
            Text(_in_words(one)),
            Text(one.reason + state, overflow="fold"),
        )
    Console(width=None if sys.stdout.isatty() else WIDE).print(table)


@decide_app.command()
def show(id: Annotated[str, typer.Argument(metavar="DECISION", help="Id of the decision: dec-….")]) -> None:
    """Print a decision with all that it refers to, as JSON.

    Example: parley decide show dec-0123456789abcdef
    """
    with open_graph(StoreSettings(), say) as graph:
        found = deciding.stored(graph, id)
    typer.echo(json.dumps(found.model_dump(mode="json", exclude_none=True), ensure_ascii=False, indent=2))


@decide_app.command("export")
def export_file(file: Annotated[Path, typer.Argument(metavar="FILE", help="Text file to write.")]) -> None:
    """Write all decisions, also undone ones, to a text file: one JSON object a line.

    Example: parley decide export decisions.jsonl
    """
    with open_graph(StoreSettings(), say) as graph:
        found = list(deciding.every(graph))
    file.write_text(deciding.export(found), encoding="utf-8")
    typer.echo(f"{len(found)} decisions written to {file}")


@decide_app.command("import")
def import_file(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="As `parley decide export` writes it.")],
) -> None:
    """Replay decisions from a file. What is there already is left alone; a file may be replayed as often as you like.

    Decisions about articles that are not there yet hold as soon as they come. Exit code 1 if lines can't be read; the
    others are replayed all the same.

    Example: parley decide import decisions.jsonl
    """
    counts: dict[str, int] = {}
    bad = 0
    with open_graph(StoreSettings(), say) as graph:
        for one in deciding.read_file(file):
            if isinstance(one, BadLine):
                bad += 1
                typer.echo(f"{file}:{one.number}: {one.reason}", err=True)
            else:
                outcome = str(graph.writer.decide(one).outcome)
                counts[outcome] = counts.get(outcome, 0) + 1
    typer.echo(", ".join(f"{number} {outcome}" for outcome, number in sorted(counts.items())) or "no decisions")
    raise typer.Exit(1 if bad else 0)


def _decide(wish: Wish, dry_run: bool) -> None:
    now = dt.datetime.now(dt.UTC)
    with open_graph(StoreSettings(), say) as graph:
        if dry_run:
            _, changes = deciding.preview(graph, wish, now)
            print_changes(changes)
            return
        decision, written = deciding.decide(graph, wish, now)
    typer.echo(f"{decision.id}: {_in_words(decision)}")
    typer.echo(f"{written.facts_written} facts changed, {written.facts_removed} went")


def _in_words(one: Decision) -> str:
    match one.kind:
        case DecisionKind.SAME | DecisionKind.NOT_SAME:
            verb = "is" if one.kind is DecisionKind.SAME else "is not"
            return f"{one.about.id} {verb} {one.other.id if one.other else ''}"
        case DecisionKind.REJECT_CLAIM:
            return f"{one.about.id} is wrong: {one.about.name}"
        case _:
            whose = f" of {one.actor.id}" if one.actor else ""
            return f"{one.about.id}: {one.field}{whose} = {one.value}"
