"""The service as a whole."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI

from app import docs_ui, errors, openapi
from app.body_limit import BodyLimit
from app.routes import actors, articles, health, jobs, meetings, positions
from app.settings import ApiSettings
from app.warmth import Warmth
from graph_schema import __version__
from graph_schema.store.connect import resolve_server
from graph_schema.store.reader import GraphReader


def create_app(settings: ApiSettings) -> FastAPI:
    """Return the service; its lifespan opens one reader on the database that the settings name.

    A named server (``NEO4J_URI``) need not be up: ``/readyz`` tells when it is. A local one is started if need be;
    if it can't be, the service does not start either (``StoreError``).
    """

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        server = await asyncio.to_thread(resolve_server, settings.store)
        reader = GraphReader(server, timeout=settings.timeout, at_once=settings.at_once, waiting=settings.waiting)
        async with reader:
            app.state.reader = reader
            app.state.warmth = warmth = Warmth(reader)
            warming = asyncio.create_task(warmth.keep())
            try:
                yield
            finally:
                warming.cancel()
                await asyncio.wait([warming])

    app = FastAPI(
        title="Parley",
        version=__version__,
        description=openapi.DESCRIPTION,
        openapi_tags=openapi.TAGS,
        docs_url=None,
        redoc_url=None,
        lifespan=lifespan,
    )
    app.add_middleware(BodyLimit, most=settings.max_body)
    for routes in (meetings, actors, positions, articles, jobs, health):
        app.include_router(routes.router)
    errors.install(app)
    openapi.install(app)
    docs_ui.install(app)
    return app


def app_from_environment() -> FastAPI:
    """The service with the settings of the environment: what each worker of ``parley serve`` runs."""
    return create_app(ApiSettings())
