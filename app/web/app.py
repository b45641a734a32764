"""The server as an ASGI app."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import GZipMiddleware

from .activations import route as activations
from .api_docs import route as api_docs
from .datasets import route as datasets
from .examples import route as examples
from .gradebook import route as gradebook
from .gradient_check import route as gradient_check
from .graph import route as graph
from .health import route as health
from .http.answer_cache import AnswerCache
from .http.bounds.body_limit import BodyLimit
from .http.bounds.in_flight import RESERVE, InFlight
from .http.bounds.room import Room
from .http.handlers import add_handlers
from .http.methods.etag import ETags
from .http.methods.head import HeadAsGet
from .http.methods.ranges import Ranges
from .http.openapi import describe
from .http.security_headers import SecurityHeaders
from .http.static_files import PageFiles
from .interchange import route as interchange
from .interchange.handlers import add_interchange_handlers
from .learn import route as learn
from .learn.steps import route as steps
from .lessons import route as lessons
from .lessons.library import lessons_to_tell
from .maps import route as maps
from .page import route as page
from .practice import route as practice
from .problem.graph_faults import add_graph_handlers
from .problem.handlers import add_problem_handlers
from .program import route as program
from .published import route as published
from .server.metrics import Metrics, add_metrics
from .server.observe import NoteRoute, Observe
from .server.prefix import Prefix
from .server.process import heavy_workers, start_process
from .server.settings import Settings, read_settings
from .share import oembed
from .share import route as share
from .trace import route as trace
from .train import route as train
from .work.handlers import add_work_handlers
from .work.work import Work
from .work.worker import fork_from_here
from .worksheet import route as worksheet

#: A quarter of the time of the default 9, and a few percent more bytes.
_COMPRESSION = 5


class _Described(FastAPI):
    """Answers /openapi.json with our own description."""

    def openapi(self) -> dict[str, Any]:
        """The document, made once."""
        return describe(self)


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    """Has the workers ready soon after the start, and ends them at the end."""
    work: Work = app.state.work
    work.warm()
    yield
    work.close()


def create_app(lessons_folder: Path | None = None, settings: Settings | None = None) -> FastAPI:
    """The page, the API and its documentation. The app keeps no state between requests.

    ``lessons_folder`` holds further lessons, beside our own.
    """
    settings = settings or Settings.model_construct()
    app = _Described(docs_url=None, redoc_url=None, redirect_slashes=False, lifespan=_lifespan)
    app.state.work = Work(heavy_workers(settings))
    app.state.answers = AnswerCache()
    app.state.room = Room()
    app.state.settings = settings
    app.state.lessons = lessons_to_tell(lessons_folder)
    for part in (
        page,
        trace,
        graph,
        train,
        datasets,
        learn,
        steps,
        maps,
        program,
        activations,
        examples,
        lessons,
        practice,
        published,
        gradebook,
        gradient_check,
        worksheet,
        interchange,
        share,
        oembed,
        health,
        api_docs,
    ):
        app.include_router(part.router)
    app.include_router(interchange.exporting)
    app.include_router(lessons.answering)
    app.include_router(worksheet.own)
    app.include_router(practice.mistakes)
    app.include_router(datasets.listing)
    app.mount("/static", Ranges(PageFiles(settings.previous)))
    add_handlers(app)
    add_problem_handlers(app)
    add_interchange_handlers(app)
    add_work_handlers(app)
    add_graph_handlers(app)
    metrics = Metrics()
    if settings.metrics != "off":
        add_metrics(app, metrics, settings.metrics)
    # The last one added is the outermost.
    app.add_middleware(NoteRoute)
    app.add_middleware(ETags)
    app.add_middleware(BodyLimit)
    app.add_middleware(InFlight, reserve=RESERVE)
    app.add_middleware(GZipMiddleware, compresslevel=_COMPRESSION)
    # A frame in a sandbox is of no origin, and says “null”.
    origins = (*settings.cors_origins, *(["null"] if settings.frame_ancestors else []))
    if origins:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=origins,
            allow_methods=["GET", "POST"],
            allow_headers=["Content-Type"],
        )
    app.add_middleware(
        SecurityHeaders, frame_ancestors=settings.frame_ancestors, https=settings.https
    )
    app.add_middleware(HeadAsGet)
    app.add_middleware(Prefix, root_path=settings.root_path)
    app.add_middleware(Observe, metrics=metrics)
    return app


def app_of_environment() -> FastAPI:
    """The app as a server process of its own makes it, with what the environment says."""
    settings = read_settings()
    start_process(settings)
    app = create_app(settings.lessons, settings)
    fork_from_here()
    return app
