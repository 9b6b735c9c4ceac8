"""``/metrics``: numbers for Prometheus."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from app.deps import Reader
from app.edge.metrics import MEDIA_TYPE
from graph_schema.errors import StoreError

router = APIRouter(tags=["health"])


@router.get(
    "/metrics",
    operation_id="getMetrics",
    summary="Numbers for Prometheus",
    response_class=Response,
    responses={200: {"content": {"text/plain": {"schema": {"type": "string"}}}}},
)
async def get_metrics(request: Request, reader: Reader) -> Response:
    """Requests, times, questions in line, size of the graph, time since the last ingest; also without a database."""
    try:
        (graph,) = await reader.rows("service_metrics")
    except StoreError:
        graph = None
    text = request.app.state.metrics.text(reader.in_line, graph)
    return Response(text, media_type=MEDIA_TYPE)
