"""From where on somebody wants to know what has changed: a number, or a time."""

import datetime as dt

from graph_schema.errors import InputError


def since_when(text: str) -> tuple[int, str | None]:
    """Return the number of a change, or 0 and a time in ISO 8601; raises ``InputError`` for anything else."""
    if text.isdigit() and len(text) < 18:
        return int(text), None
    try:
        moment = dt.datetime.fromisoformat(text)
    except ValueError as error:
        raise InputError(
            f"{text!r} is neither the number of a change nor a time such as 2025-08-15T12:00:00Z"
        ) from error
    return 0, (moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)).isoformat()
