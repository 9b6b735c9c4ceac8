"""How far a run is: a bar with rate and remaining time on a terminal, plain lines elsewhere."""

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.text import Text

from ingest.report import ArticleOutcome, Observe, State


class _Rate(ProgressColumn):
    def render(self, task: Task) -> Text:
        speed = task.finished_speed or task.speed
        return Text(f"{speed:.1f} articles/s" if speed else "")


@contextmanager
def shown(what: str, total: int | None, console: Console) -> Iterator[Observe]:
    """Yield what a run tells its outcomes to; problems are printed above the bar as they come."""
    if not console.is_terminal:
        yield lambda outcome: _say(console, outcome)
        return
    columns = (
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), _Rate(), TimeRemainingColumn()
    )  # fmt: skip
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task(what, total=total)

        def advance(outcome: ArticleOutcome) -> None:
            progress.advance(task)
            if outcome.state is State.FAILED:
                _say(progress.console, outcome)

        yield advance


def _say(console: Console, outcome: ArticleOutcome) -> None:
    """One line about one article; what was known already is not worth a line."""
    if outcome.state is State.UNCHANGED:
        return
    told = outcome.reason or f"{outcome.meetings} meetings, {outcome.positions} positions"
    line = f"{outcome.state}: {outcome.origin}: {told}"
    console.print(Text(line, style="red" if outcome.state is State.FAILED else ""), soft_wrap=True)
