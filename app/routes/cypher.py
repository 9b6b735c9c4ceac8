"""``/cypher``: read-only Cypher of one's own, where the operator allows it."""

from typing import Annotated

from fastapi import APIRouter, Body, Request

from app.access.refusals import ForbiddenError
from app.responses.cypher import CypherAnswer, CypherQuestion
from app.settings import ApiSettings
from graph_schema.errors import InputError, QueryError
from graph_schema.store.adhoc import AdHocCypher

router = APIRouter(prefix="/cypher", tags=["cypher"])


@router.post("", operation_id="runCypher", summary="Run read-only Cypher")
async def run_cypher(request: Request, asked: Annotated[CypherQuestion, Body()]) -> CypherAnswer:
    """Off unless `PARLEY_API_CYPHER` is set. What does more than read the graph is refused, also `LOAD CSV`.

    The plan of a statement may hold only operators, procedures and functions of a list; it runs in a read session
    with limits on time, rows and memory.
    """
    settings: ApiSettings = request.app.state.settings
    if not settings.cypher:
        raise ForbiddenError("Cypher over REST is off here; the operator can set PARLEY_API_CYPHER=true.")
    adhoc: AdHocCypher = request.app.state.adhoc
    try:
        answer = await adhoc.run(
            asked.query, asked.params, timeout=settings.cypher_timeout, max_rows=settings.cypher_rows
        )
    except QueryError as error:  # the client's query, not the service's
        raise InputError(str(error)) from error
    return CypherAnswer(columns=list(answer.columns), rows=answer.rows, cut=answer.cut)
