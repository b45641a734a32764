"""Every route that takes work has its worst request in the table that the benchmark prints."""

from benchmarks.worst import WORST
from tests.web.client import ask


def test_every_route_with_a_body_has_its_worst_request_in_the_table() -> None:
    paths = ask("GET", "/openapi.json").json()["paths"]
    posts = {path for path, methods in paths.items() if "post" in methods}
    assert posts | {"/worksheet"} == set(WORST)
