"""What a local Neo4j must be remembered by: its password, its ports, its process."""

import os
from pathlib import Path
from typing import Self

from pydantic import ValidationError

from graph_schema.errors import StoreError
from graph_schema.model.base import Value


class Home(Value):
    """The folder of one local Neo4j under a ``PARLEY_HOME``, and the names in it."""

    path: Path

    @classmethod
    def under(cls, parley_home: Path) -> Self:
        """The Neo4j of this ``PARLEY_HOME``; nothing is created."""
        return cls(path=parley_home.expanduser().absolute() / "neo4j")

    @property
    def state_file(self) -> Path:
        """JSON of ``State``, mode 0600: it holds the password."""
        return self.path / "state.json"

    @property
    def lock_file(self) -> Path:
        """Held by whoever starts or stops the server."""
        return self.path / "start.lock"

    @property
    def conf(self) -> Path:
        """Folder of ``neo4j.conf`` and of the Java options; written anew at each start."""
        return self.path / "conf"

    @property
    def data(self) -> Path:
        """The graph itself."""
        return self.path / "data"

    @property
    def log(self) -> Path:
        """What Neo4j tells its users."""
        return self.path / "logs" / "neo4j.log"

    @property
    def console(self) -> Path:
        """What the Java process printed; empty unless it failed early."""
        return self.path / "logs" / "console.log"


class State(Value):
    """The state file. ``pid`` is None when the server was stopped; password and ports outlive it.

    ``created`` is the process's start time (seconds since the epoch), so that another process with a recycled pid
    is never taken for the server. ``ready`` is false until the server has answered with this password once.
    """

    password: str
    bolt_port: int
    http_port: int
    pid: int | None = None
    created: float | None = None
    ready: bool = False


def load(home: Home) -> State | None:
    """The state that was saved; None where there is none or where it makes no sense.

    Raises ``StoreError`` if the file is there and may not be read.
    """
    try:
        return State.model_validate_json(home.state_file.read_bytes())
    except (FileNotFoundError, NotADirectoryError, ValidationError):
        return None
    except OSError as error:
        raise StoreError(f"The state file of the local Neo4j can't be read: {error}") from error


def save(home: Home, state: State) -> None:
    """Replace the state file in one step: a reader sees the old one or the new one, and only its owner sees it."""
    part = home.state_file.with_suffix(".part")
    part.unlink(missing_ok=True)
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(state.model_dump_json(indent=2) + "\n")
        file.flush()
        os.fsync(file.fileno())
    os.replace(part, home.state_file)
