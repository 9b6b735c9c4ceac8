"""``/healthz``: the process is alive. ``/readyz``: it can answer questions."""

from fastapi import APIRouter, Request

from app.deps import Reader
from app.responses.health import Alive, Ready
from graph_schema.errors import SchemaError, StoreBusyError
from graph_schema.queries import catalog

router = APIRouter(tags=["health"])


@router.get("/healthz", operation_id="isAlive", summary="Is the process alive?")
async def is_alive() -> Alive:
    """Always 200 while the process answers; the database is not asked."""
    return Alive()


@router.get("/readyz", operation_id="isReady", summary="Can it answer questions?")
async def is_ready(request: Request, reader: Reader) -> Ready:
    """200 when the database answers, has the schema and its plans for the service's queries; 503 or 504 until then."""
    (row,) = await reader.rows("readiness")
    wanted = {file.name for file in catalog.all(catalog.Kind.SCHEMA)}
    if missing := sorted(wanted - set(row["schema"])):
        raise SchemaError(f"The graph lacks {len(missing)} schema files, {missing[0]} first: run `parley migrate`.")
    if not request.app.state.warmth.warm:
        raise StoreBusyError("The database makes its plans for the first questions; ask again in a moment.")
    return Ready(schema_files=len(row["schema"]), articles=row["articles"], meetings=row["meetings"])
