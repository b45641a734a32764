"""Prometheus is told of requests by route and status, their times, and the work that waits."""

from typing import Any

import pytest
from prometheus_client.parser import text_string_to_metric_families

from app.web.app import create_app
from app.web.server.settings import read_settings
from tests.web.client import PROBLEM, ask


def metrics_of(app: Any, path: str = "/metrics") -> dict[tuple[str, tuple[str, ...]], float]:
    """The value of each sample, by its name and labels, as Prometheus' own parser reads them."""
    answer = ask("GET", path, app=app)
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/plain")
    return {
        (sample.name, tuple(value for _, value in sorted(sample.labels.items()))): sample.value
        for family in text_string_to_metric_families(answer.text)
        for sample in family.samples
    }


@pytest.fixture
def app() -> Any:
    return create_app(settings=read_settings({}))


def test_requests_are_counted_by_method_route_and_status(app: Any) -> None:
    for _ in range(3):
        ask("POST", "/api/trace", app=app, json={"problem": PROBLEM})
    ask("GET", "/api/trace", app=app)
    ask("GET", "/api/examples/none", app=app)
    found = metrics_of(app)
    assert found["backstep_requests_total", ("POST", "/api/trace", "200")] == 3
    assert found["backstep_requests_total", ("GET", "/api/trace", "405")] == 1
    assert found["backstep_requests_total", ("GET", "/api/examples/{example_id}", "404")] == 1
    assert found["backstep_request_seconds_count", ("/api/trace",)] == 4


def test_bytes_of_answers_are_added_up(app: Any) -> None:
    size = len(ask("GET", "/healthz", app=app).content)
    before = metrics_of(app)["backstep_sent_bytes_total", ()]
    ask("GET", "/healthz", app=app)
    after = metrics_of(app)["backstep_sent_bytes_total", ()]
    assert before == size
    assert after > before + size  # the metrics themselves were sent too


def test_no_address_makes_a_row_of_its_own(app: Any) -> None:
    for number in range(20):
        ask("GET", f"/none/{number}", app=app)
        ask("GET", f"/api/lessons/{number}", app=app)
        ask(f"X{number}", "/healthz", app=app)
    rows = [labels for name, labels in metrics_of(app) if name == "backstep_requests_total"]
    assert sorted(rows) == [
        ("GET", "/api/lessons/{lesson_id}", "404"),
        ("GET", "none", "404"),
        ("other", "/healthz", "405"),
    ]


def test_the_work_that_waits_is_told(app: Any) -> None:
    found = metrics_of(app)
    assert found["backstep_work_waiting", ()] == 0
    assert found["backstep_work_pending_seconds", ()] == 0
    app.state.work.heavy.pending = 1.5
    assert metrics_of(app)["backstep_work_pending_seconds", ()] == 1.5


def test_they_can_be_moved_and_switched_off() -> None:
    moved = create_app(settings=read_settings({}, metrics="/inside/metrics"))
    assert metrics_of(moved, "/inside/metrics")
    assert ask("GET", "/metrics", app=moved).status_code == 404
    off = create_app(settings=read_settings({}, metrics="off"))
    assert ask("GET", "/metrics", app=off).status_code == 404
