"""The server as an ASGI app."""

from pathlib import Path
from typing import Any

from fastapi import FastAPI
from starlette.middleware.gzip import GZipMiddleware

from .body_limit import BodyLimit
from .handlers import add_handlers
from .head import HeadAsGet
from .lessons import lessons_to_tell
from .openapi import describe
from .routes import (
    activations,
    docs,
    examples,
    gradient_check,
    health,
    lessons,
    page,
    practice,
    program,
    trace,
    train,
    worksheet,
)
from .security import SecurityHeaders
from .static_files import PageFiles

#: A quarter of the time of the default 9, and a few percent more bytes.
_COMPRESSION = 5


class _Described(FastAPI):
    """Answers /openapi.json with our own description."""

    def openapi(self) -> dict[str, Any]:
        """The document, made once."""
        return describe(self)


def create_app(lessons_folder: Path | None = None) -> FastAPI:
    """The page, the API and its documentation. The app keeps no state between requests.

    ``lessons_folder`` holds further lessons, beside our own.
    """
    app = _Described(docs_url=None, redoc_url=None, redirect_slashes=False)
    app.state.lessons = lessons_to_tell(lessons_folder)
    for part in (
        page,
        trace,
        train,
        program,
        activations,
        examples,
        lessons,
        practice,
        gradient_check,
        worksheet,
        health,
        docs,
    ):
        app.include_router(part.router)
    app.include_router(lessons.answering)
    app.include_router(practice.mistakes)
    app.mount("/static", PageFiles())
    add_handlers(app)
    # The last one added is the outermost.
    app.add_middleware(BodyLimit)
    app.add_middleware(GZipMiddleware, compresslevel=_COMPRESSION)
    app.add_middleware(SecurityHeaders)
    app.add_middleware(HeadAsGet)
    return app
