"""``/browser``: the guide, the style and the saved queries for Neo4j Browser."""

from typing import Any

from fastapi import APIRouter, Request, Response
from starlette.responses import HTMLResponse, PlainTextResponse

from app.browser import guide
from app.deps import Reader

router = APIRouter(prefix="/browser", tags=["cypher"])

# Neo4j Browser is a page of another port: it may read what is here, without any credentials.
_CORS = {"Access-Control-Allow-Origin": "*"}
_TEXT: dict[int | str, dict[str, Any]] = {200: {"content": {"text/plain": {"schema": {"type": "string"}}}}}
_HTML: dict[int | str, dict[str, Any]] = {200: {"content": {"text/html": {"schema": {"type": "string"}}}}}


@router.get(
    "/guide", operation_id="getGuide", summary="Guide to play in Neo4j Browser", response_class=HTMLResponse,
    responses=_HTML,
)  # fmt: skip
async def get_guide(request: Request, reader: Reader) -> Response:
    """`:play http://localhost:8000/browser/guide`: a dozen questions about what is in the graph."""
    address = str(request.base_url).rstrip("/")
    return HTMLResponse(guide.guide(await _params(reader), address), headers=_CORS)


@router.get(
    "/parley.grass", operation_id="getStyle", summary="Style for Neo4j Browser", response_class=PlainTextResponse,
    responses=_TEXT,
)  # fmt: skip
async def get_style() -> Response:
    """Captions and colours: `:style http://localhost:8000/browser/parley.grass`."""
    return PlainTextResponse((guide.FOLDER / "parley.grass").read_text(encoding="utf-8"), headers=_CORS)


@router.get(
    "/queries.cypher", operation_id="getSavedCypher", summary="Saved Cypher", response_class=PlainTextResponse,
    responses=_TEXT,
)  # fmt: skip
async def get_saved(reader: Reader) -> Response:
    """The guide's questions as one file, for Neo4j Browser's favourites."""
    return PlainTextResponse(guide.saved(await _params(reader)), headers=_CORS)


@router.options("/{file}", include_in_schema=False)
async def preflight(file: str) -> Response:
    """Browser asks first whether it may."""
    allowed = {"Access-Control-Allow-Methods": "GET", "Access-Control-Allow-Headers": "*"}
    return Response(status_code=204, headers=_CORS | allowed)


async def _params(reader: Reader) -> dict[str, str]:
    row = await reader.row("guide_samples")
    return guide.parameters(row or {})
