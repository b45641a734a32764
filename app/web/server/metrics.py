"""What Prometheus is told of the server: requests by route and status, their times, the queue."""

import os

from fastapi import FastAPI, Request, Response
from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    generate_latest,
    multiprocess,
)

from ..work.work import Work

#: Where the processes of one server put their numbers together, if there are several.
SHARED = "PROMETHEUS_MULTIPROC_DIR"

_TIMES = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)


class Metrics:
    """The numbers of one app."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        labels = ("route", "method", "status")
        self.requests = Counter(
            "backstep_requests", "Requests answered.", labels, registry=self.registry
        )
        self.seconds = Histogram(
            "backstep_request_seconds",
            "Seconds from the head of a request to the end of its answer.",
            ("route",),
            buckets=_TIMES,
            registry=self.registry,
        )
        self.sent = Counter("backstep_sent_bytes", "Bytes of answers.", registry=self.registry)
        self.waiting = Gauge(
            "backstep_work_waiting",
            "Requests whose work waits for a worker.",
            registry=self.registry,
            multiprocess_mode="livesum",
        )
        self.pending = Gauge(
            "backstep_work_pending_seconds",
            "Seconds of heavy work taken on and not done, by the estimates.",
            registry=self.registry,
            multiprocess_mode="livesum",
        )

    def answered(self, route: str, method: str, status: int, seconds: float, size: int) -> None:
        """Count one answer."""
        self.requests.labels(route, method, str(status)).inc()
        self.seconds.labels(route).observe(seconds)
        self.sent.inc(size)

    def text(self, work: Work) -> bytes:
        """All numbers, of all processes, as Prometheus reads them."""
        self.waiting.set(work.heavy.waiting + work.streams.waiting)
        self.pending.set(work.heavy.pending)
        if SHARED not in os.environ:
            return generate_latest(self.registry)
        together = CollectorRegistry()
        multiprocess.MultiProcessCollector(together)  # type: ignore[no-untyped-call]
        return generate_latest(together)


def add_metrics(app: FastAPI, metrics: Metrics, path: str) -> None:
    """Have the app answer with the metrics at ``path``."""

    async def answer(request: Request) -> Response:
        work: Work = request.app.state.work
        return Response(metrics.text(work), media_type=CONTENT_TYPE_LATEST)

    app.add_api_route(path, answer, include_in_schema=False, response_class=Response)
