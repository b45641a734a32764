"""What the page promises to whoever drives it or links to it: what it opens, asks and marks."""

from itertools import product

import pytest
from playwright.sync_api import expect

from tests.browser.networks import network
from tests.browser.visit import Visit, link_to


def test_the_page_opens_the_first_example_before_its_first_step(visit: Visit) -> None:
    visit.open()
    first = visit.worked_examples()[0]
    assert visit.cursor == 0
    assert visit.total == visit.trace(first["problem"])["total"]
    expect(visit.examples.locator("option:checked")).to_have_text(first["title"])


def test_it_needs_no_request_for_data_to_show_the_first_step(visit: Visit) -> None:
    visit.open()
    visit.press("ArrowRight")
    visit.wait_for(1)
    assert [address for address in visit.asked if "/api/" in address] == []


def test_everything_comes_from_the_host_itself(visit: Visit) -> None:
    visit.open()
    visit.press("End")
    visit.page.get_by_role("button", name="Next iteration").click()
    visit.wait_for(0)
    assert len(visit.asked) > 2
    hosts = {address.split("/")[2] for address in visit.asked if address != "about:blank"}
    assert hosts == {visit.server.removeprefix("http://")}


def test_a_link_opens_its_problem_at_the_first_step(visit: Visit) -> None:
    problem = network([2, 3, 1])
    problem["network"]["layers"][1]["weights"][0][2] = -0.125
    visit.open_problem(problem)
    assert visit.cursor == 0
    assert visit.total == visit.trace(problem)["total"]
    expect(visit.in_picture("weight.2.0.2")).to_have_text("−0.125")


def test_a_link_works_in_a_page_that_is_open_already(visit: Visit) -> None:
    problem = network([1, 1])
    visit.open()
    visit.press("End")
    visit.page.evaluate("hash => { location.hash = hash }", link_to(problem))
    expect(visit.app).to_have_attribute("data-total", str(visit.trace(problem)["total"]))
    visit.wait_for(0)


def test_a_link_holds_every_field_of_its_problem(visit: Visit) -> None:
    problem = network([2, 2], samples=3, biases=False, activation="softplus")
    visit.open_problem(problem)
    expect(visit.in_picture("bias.1.0")).to_have_count(0)
    visit.press("End")
    visit.wait_for(visit.total)
    steps = visit.trace(problem)["steps"]
    written = {write["ref"]: write["value"] for step in steps for write in step["writes"]}
    for j, i in product(range(2), range(2)):
        ref = f"updated_weight.1.{j}.{i}"
        shown = visit.in_picture(ref).text_content() or ""
        assert float(shown.replace("−", "-")) == pytest.approx(written[ref], rel=6e-4)
