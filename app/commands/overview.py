"""What ``parley run`` shows before it serves: the meetings that were found, and where everything is."""

from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from graph_schema.queries import catalog
from graph_schema.store.connect import Server, open_driver
from graph_schema.store.reader import Source, read_rows

MOST = 40
"""Meetings that are shown; the latest come first."""
WIDE = 160
"""Columns where no terminal sets a width."""


def print_meetings(server: Server) -> None:
    """Print the meetings of the graph with who took part, by role."""
    asked = dict.fromkeys(catalog.load("meetings_list").params) | {"actors": [], "skip": 0, "limit": MOST}
    with open_driver(server, "api") as driver:
        answer = read_rows(Source(driver, server.database), "meetings_list", asked)[0]
    table = Table(title="Meetings found", title_justify="left", show_lines=True)
    for heading in ("meeting", "kind", "status", "date", "place", "who took part"):
        table.add_column(heading, overflow="fold")
    for meeting in answer["items"]:
        table.add_row(*(Text(cell) for cell in _cells(meeting)))
    console = _console()
    console.print(table)
    if answer["total"] > MOST:
        console.print(f"{MOST} of {answer['total']}; the others: parley query meetings_list skip={MOST}")


def print_addresses(server: Server, url: str, key: str | None = None) -> None:
    """Print where the pages, the API, its documentation and Neo4j Browser answer, with the logins of a local one."""
    lines = {"Explorer": f"{url}/", "API": f"{url}/meetings", "API docs": f"{url}/docs"}
    if key:
        lines["your key"] = f"{key} (to write and to correct; reading needs none here)"
    if server.browser_url:
        login = f"user {server.user}, password {server.password.get_secret_value()}" if server.local else server.user
        lines |= {"Neo4j Browser": server.browser_url, "its login": f"{login}, at {server.uri}"}
    table = Table(box=None, show_header=False, pad_edge=False)
    for name, value in lines.items():
        table.add_row(name, Text(value, overflow="fold"))
    _console().print(table)


def _cells(meeting: dict[str, Any]) -> tuple[str, ...]:
    dates = " to ".join(filter(None, (meeting["start_date"], meeting["end_date"])))
    place = (meeting["place"] or {}).get("name", "")
    return meeting["title"], meeting["kind"], meeting["status"], dates, place, _people(meeting["participants"])


def _people(participants: list[dict[str, Any]]) -> str:
    """``host: A; attendee: B, C``: one line a role, in the order in which roles come."""
    roles: dict[str, list[str]] = {}
    for participant in participants:
        roles.setdefault(participant["role"], []).append(participant["name"])
    return "\n".join(f"{role}: {', '.join(names)}" for role, names in roles.items())


def _console() -> Console:
    console = Console()
    return console if console.is_terminal else Console(width=WIDE)
