"""``/changes``: what became of facts, write by write, so that a copy elsewhere can follow."""

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict, Field

from app.deps import Reader
from app.responses.change import Changes
from app.since import since_when
from graph_schema.errors import GoneError

router = APIRouter(prefix="/changes", tags=["changes"])


class ChangeQuery(BaseModel):
    """From where on, and how many."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    since: str = Field(
        default="0",
        max_length=40,
        description="`next` of the answer before, or a time with its zone",
        examples=["1200", "2025-08-15T12:00:00Z"],
    )
    limit: int = Field(default=100, ge=1, le=1000, description="the most writes of one answer")


@router.get("", operation_id="listChanges", summary="What has changed")
async def list_changes(reader: Reader, asked: Annotated[ChangeQuery, Query()]) -> Changes:
    """Facts that were created, changed, merged and deleted, in the order of writing.

    A new copy begins with `since=0`, or notes `last`, copies the facts, and goes on from there. Who was away so long
    that changes are missing gets 410.
    """
    number, moment = since_when(asked.since)
    row = await reader.row("changes_since", number=number, moment=moment, limit=asked.limit)
    first, last, items = (row["first"], row["last"], row["items"]) if row else (None, None, [])
    if moment is None and first is not None and 0 < number < first - 1:
        raise GoneError(f"Changes up to {first - 1} are no longer kept: copy the facts anew, then go on from {last}.")
    following = items[-1]["number"] if items else (number if moment is None else last or 0)
    return Changes(items=items, next=str(following), last=last or 0)
