"""``/ask``: questions in plain English."""

import datetime as dt
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict, Field

from app.ask.asking import ask
from app.deps import Reader
from app.filters import ToDay
from app.responses.asking import Asked

router = APIRouter(tags=["questions"])

LONGEST = 500
"""Characters of a question."""


class AskQuery(BaseModel):
    """The question and the day that it is asked on."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=False)

    q: str = Field(
        min_length=1,
        max_length=LONGEST,
        description="a question in plain English; names may be short, misspelt or offices",
        examples=["Who attended the Alaska summit?", "Whom did the Russian president meet in 2025?"],
    )
    as_of: ToDay | None = Field(
        default=None,
        description="asked as on this day: 'last week' counts from it, and only what was published by then counts",
    )


@router.get("/ask", operation_id="ask", summary="Ask a question in plain English")
async def ask_question(reader: Reader, asked: Annotated[AskQuery, Query()]) -> Asked:
    """The answer, how the question was understood, the sentences that say so, and the Cypher that was asked.

    No language model: forms of questions are data. What is not understood is answered with `understood: false` and the
    nearest questions that are.
    """
    as_of = dt.date.fromisoformat(asked.as_of) if asked.as_of else None
    return Asked.model_validate(await ask(reader, asked.q, as_of or dt.date.today(), as_of))
