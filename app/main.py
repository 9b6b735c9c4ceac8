"""The service as a whole."""

import asyncio
import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import Depends, FastAPI
from fastapi.staticfiles import StaticFiles
from starlette.middleware.cors import CORSMiddleware

from app import docs_ui, errors, openapi
from app.access.gate import Gate, authorise
from app.ask.asking import prepare
from app.body_limit import BodyLimit
from app.edge import logs
from app.edge.conditions import ConditionalRequests
from app.edge.headers import SecurityHeaders
from app.edge.metrics import Metrics
from app.edge.record import RequestRecord
from app.edge.shedding import Shedding
from app.pages import correcting, picturing
from app.pages import routes as pages
from app.pages.render import FOLDER, STATIC
from app.routes import (
    actors,
    articles,
    ask,
    browser,
    changes,
    cypher,
    decisions,
    exports,
    health,
    jobs,
    meetings,
    metrics,
    network,
    positions,
    runs,
    search,
    topics,
)
from app.settings import ApiSettings
from app.warmth import Warmth
from graph_schema import __version__
from graph_schema.store.adhoc import AdHocCypher
from graph_schema.store.connect import resolve_server
from graph_schema.store.reader import GraphReader

# In the order in which they are tried: what is asked most comes first.
ROUTES = (
    meetings, actors, search, positions, articles, ask, exports, topics, network, decisions,
    changes, jobs, runs, cypher, browser, health, metrics,
)  # fmt: skip


COLLECT_AFTER = (20_000, 20, 20)
"""Objects, and collections of the younger generation, after which garbage is collected in a worker of the service."""

PREPARE_AFTER = 1.0
"""Seconds after the start: it takes 0.3 s of the one processor that Python uses."""


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
            app.state.browser_url = server.browser_url
            app.state.gate = Gate(settings.access, reader)
            app.state.adhoc = adhoc = AdHocCypher(server)
            app.state.warmth = warmth = Warmth(reader)
            warming = asyncio.create_task(warmth.keep())
            preparing = asyncio.create_task(_prepare_in_peace())
            try:
                yield
            finally:
                warming.cancel()
                preparing.cancel()
                await asyncio.wait([warming, preparing])
                await adhoc.close()

    app = FastAPI(
        title="Parley",
        version=__version__,
        description=openapi.DESCRIPTION,
        openapi_tags=openapi.TAGS,
        docs_url=None,
        redoc_url=None,
        lifespan=lifespan,
        dependencies=[Depends(authorise)],
    )
    app.state.settings = settings
    app.state.metrics = Metrics()
    for routes in ROUTES:
        app.include_router(routes.router)
    errors.install(app)
    openapi.install(app)
    docs_ui.install(app)
    app.include_router(pages.router)
    app.include_router(picturing.router)
    app.include_router(correcting.router)
    app.mount(STATIC, StaticFiles(directory=FOLDER / "static"), name="explorer-files")
    _wrap(app, settings)
    return app


async def _prepare_in_peace() -> None:
    """Make ready for questions in plain English when those who waited for the start have their answers."""
    await asyncio.sleep(PREPARE_AFTER)
    await asyncio.to_thread(prepare)


def _wrap(app: FastAPI, settings: ApiSettings) -> None:
    """Add the middleware; the one added last is the outermost."""
    app.add_middleware(ConditionalRequests)
    app.add_middleware(BodyLimit, most=settings.max_body)
    app.add_middleware(Shedding)
    if settings.cors:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=list(settings.cors),
            allow_methods=["*"],
            allow_headers=["*"],
            expose_headers=["ETag", "Link", "Location", "Retry-After", "X-Request-ID"],
        )
    app.add_middleware(SecurityHeaders)
    app.add_middleware(RequestRecord, metrics=app.state.metrics, log=settings.access_log)


def app_from_environment() -> FastAPI:
    """The service with the settings of the environment: what each worker of ``parley serve`` runs."""
    settings = ApiSettings()
    logs.configure(settings.log)
    app = create_app(settings)
    # What is there now stays: the collector of garbage need not look at it again and again, for 0.1 s each time. And
    # answers make many objects that are gone at once without it.
    gc.freeze()
    gc.set_threshold(*COLLECT_AFTER)
    gc.enable()
    return app
