"""The landscape of the loss: over two weights that are clicked, or along directions."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt
from playwright.sync_api import Page, Request, expect

from app.web.data.body import DataBody
from app.web.problem.body import ProblemBody
from tests import oracle
from tests.browser.learning import enter
from tests.browser.visit import Visit

Vector = npt.NDArray[np.float64]


def map_asked_by(page: Page, act: Callable[[], object]) -> Any:
    """What the map is asked with, once it stands."""

    def is_surface(request: Request) -> bool:
        return request.url.endswith("/api/surface")

    with page.expect_request(is_surface) as asked:
        act()
    expect(page.locator(".landscape .downhill")).to_be_visible()
    return json.loads(asked.value.post_data or "")


def vector_of(layers: list[dict[str, Any]]) -> Vector:
    """Weights and biases of all layers in one row; the way they stand does not matter."""
    parts = [np.ravel(layer[kind]) for layer in layers for kind in ("weights", "biases")]
    return np.concatenate(parts)


def over(page: Page, title: str) -> Callable[[], object]:
    choice = page.get_by_label("What the map goes over")
    return lambda: choice.select_option(label=title)


def test_downhill_the_map_goes_along_the_gradient_that_autograd_finds(visit: Visit) -> None:
    page = enter(visit, "Two moons")
    page.get_by_role("button", name="Epoch").click()
    expect(page.locator("#app")).to_have_attribute("data-iteration", "7", timeout=60_000)
    expect(page.locator("#app")).to_have_attribute("data-learning", "false")
    page.get_by_role("button", name="Landscape").click()
    expect(page.locator(".landscape .downhill")).to_be_visible()
    asked = map_asked_by(page, over(page, "−∇ and random"))

    table = DataBody(**asked["data"]).to_table()
    problem = replace(
        ProblemBody(**asked["problem"]).to_problem(),
        inputs=table.inputs[table.training],
        targets=table.targets[table.training],
    )
    found = oracle.gradients(problem)
    for of, (weights, biases) in zip(asked["along"][0]["layers"], found, strict=True):
        np.testing.assert_allclose(of["weights"], -weights, rtol=1e-9, atol=1e-15)
        np.testing.assert_allclose(of["biases"], -biases, rtol=1e-9, atol=1e-15)
    own = asked["problem"]["network"]["layers"]
    for drawn, layer in zip(asked["along"][1]["layers"], own, strict=True):
        ours, theirs = (np.linalg.norm(each["weights"], axis=1) for each in (drawn, layer))
        np.testing.assert_allclose(ours, theirs, rtol=1e-12)
        assert not np.any(drawn["biases"])
    expect(page.locator(".landscape .axis-name")).to_have_text(
        ["random direction ↑", "η along −∇ →"]
    )

    other = map_asked_by(page, page.get_by_role("button", name="Another direction").click)
    assert other["along"][0] == asked["along"][0]
    assert other["along"][1] != asked["along"][1]


def test_the_main_directions_are_those_that_numpy_s_svd_finds_of_the_run(visit: Visit) -> None:
    page = enter(visit, "XOR")
    moments: list[Any] = []
    for iteration in range(1, 7):
        with page.expect_request("**/api/learn") as asked:
            page.get_by_role("button", name="Iteration", exact=True).click()
        moments.append(json.loads(asked.value.post_data or "")["problem"])
        expect(page.locator("#app")).to_have_attribute("data-iteration", str(iteration))
    expect(page.locator("#app")).to_have_attribute("data-learning", "false")
    page.get_by_role("button", name="Landscape").click()
    expect(page.locator(".landscape .downhill")).to_be_visible()
    asked_map = map_asked_by(page, over(page, "main directions"))
    moments.append(asked_map["problem"])

    points = np.array([vector_of(each["network"]["layers"]) for each in moments])
    _, sizes, directions = np.linalg.svd(points - points.mean(axis=0))
    shares = sizes**2 / (sizes**2).sum()
    for axis, direction in zip(asked_map["along"], directions, strict=False):
        assert abs(vector_of(axis["layers"]) @ direction) > 1 - 1e-6
    first, second = (f"{float(f'{100 * share:.2g}'):g} %" for share in shares[:2])
    expect(page.locator(".landscape .axis-name")).to_have_text(
        [f"main direction 2, {second} ↑", f"main direction 1, {first} →"]
    )


def test_two_edges_that_are_clicked_are_what_the_map_goes_over(visit: Visit) -> None:
    page = enter(visit, "XOR")
    page.get_by_role("button", name="Landscape").click()
    expect(page.locator(".stage-told")).to_have_text(
        "Click two edges to see the loss over their weights."
    )
    expect(page.locator(".landscape .downhill")).to_be_visible()
    page.locator(".wire .hit").nth(0).click()
    asked = map_asked_by(page, page.locator(".wire .hit").nth(3).click)
    assert asked["along"] == ["weight.1.0.0", "weight.1.1.1"]
    chosen = page.locator(".wire.chosen text")
    assert chosen.evaluate_all("all => all.map((each) => each.dataset.ref)") == asked["along"]
    expect(page.get_by_label("Weight across")).to_have_value("weight.1.0.0")
    expect(page.get_by_label("Weight up")).to_have_value("weight.1.1.1")
    # In the plane an edge is no button.
    page.get_by_role("button", name="Plane").click()
    expect(page.locator(".wire .hit")).to_have_count(0)
