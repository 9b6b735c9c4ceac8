"""``/docs`` and ``/redoc`` from files of this machine, so that they work without a network."""

from pathlib import Path

import fastapi_offline
from fastapi import FastAPI
from fastapi.openapi.docs import get_redoc_html, get_swagger_ui_html
from fastapi.staticfiles import StaticFiles
from starlette.responses import HTMLResponse

_FILES = Path(fastapi_offline.__file__).parent / "static"
_AT = "/docs/files"
# The two pages hold a script of their own, which is the library's; everything else is a file of this machine.
_POLICY = {
    "Content-Security-Policy": "default-src 'self'; script-src 'self' 'unsafe-inline'; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data:; worker-src 'self' blob:; frame-ancestors 'none'"
}


def install(app: FastAPI) -> None:
    """Add the two pages and their files."""
    openapi = app.openapi_url or "/openapi.json"

    @app.get("/docs", include_in_schema=False)
    async def swagger() -> HTMLResponse:
        return _with_policy(
            get_swagger_ui_html(
                openapi_url=openapi,
                title=app.title,
                swagger_js_url=f"{_AT}/swagger-ui-bundle.js",
                swagger_css_url=f"{_AT}/swagger-ui.css",
                swagger_favicon_url=f"{_AT}/favicon.png",
            )
        )

    @app.get("/redoc", include_in_schema=False)
    async def redoc() -> HTMLResponse:
        return _with_policy(
            get_redoc_html(
                openapi_url=openapi,
                title=app.title,
                redoc_js_url=f"{_AT}/redoc.standalone.js",
                redoc_favicon_url=f"{_AT}/favicon.png",
                with_google_fonts=False,
            )
        )

    app.mount(_AT, StaticFiles(directory=_FILES), name="docs-files")


def _with_policy(page: HTMLResponse) -> HTMLResponse:
    page.headers.update(_POLICY)
    return page
