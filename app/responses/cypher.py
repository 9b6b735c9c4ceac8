"""Cypher in, rows out."""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from app.responses.base import Shape


class CypherQuestion(BaseModel):
    """One statement that only reads."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    query: str = Field(
        min_length=1,
        max_length=20_000,
        examples=["MATCH (m:Meeting {status: $status}) RETURN m.title AS title, m.start_date AS day LIMIT 5"],
    )
    params: dict[str, Any] = Field(default={}, max_length=100, examples=[{"status": "held"}])


class CypherAnswer(Shape):
    """Rows of plain JSON values; nodes are ``{labels, properties}``."""

    columns: list[str]
    rows: list[dict[str, Any]]
    cut: bool = Field(description="there are more rows than are given")
