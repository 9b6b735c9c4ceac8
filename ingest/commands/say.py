"""What people are told of the steps of a command."""

import typer


def say(line: str) -> None:
    """Tell people of a step, on standard error."""
    typer.echo(line, err=True)
