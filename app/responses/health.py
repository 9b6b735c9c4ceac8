"""Is the service alive, can it answer?"""

from typing import Literal

from app.responses.base import Shape


class Alive(Shape):
    """The process answers; the database was not asked."""

    status: Literal["alive"] = "alive"


class Ready(Shape):
    """The database answers and has the schema that this version reads."""

    status: Literal["ready"] = "ready"
    schema_files: int
    articles: int
    meetings: int
