"""The learning room: data chosen, trained, seen to be right, and looked into at any moment."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.visit import Visit


def enter(visit: Visit, data: str) -> Page:
    """Open the page, turn to learning and choose a set."""
    visit.open()
    page = visit.page
    page.get_by_role("button", name="Learn", exact=True).click()
    choice = page.get_by_label("Data", exact=True)
    expect(choice).to_be_visible()
    choice.select_option(label=data)
    expect(page.locator("#app")).to_have_attribute("data-iteration", "0")
    return page


def train(page: Page, speed: str = "full speed") -> None:
    """Press Train and wait until it is done."""
    page.get_by_label("Speed").select_option(label=speed)
    page.get_by_role("button", name="Train").click()
    expect(page.get_by_role("button", name="Train")).to_be_visible(timeout=30_000)
    expect(page.locator("#app")).to_have_attribute("data-learning", "false")


def test_xor_is_learnt_and_a_point_leads_into_its_backward_pass(visit: Visit) -> None:
    page = enter(visit, "XOR")
    train(page)
    expect(page.locator("#app")).to_have_attribute("data-iteration", "300")
    page.get_by_role("button", name="Samples").click()
    expect(page.locator(".samples-table td.right")).to_have_count(4)
    page.get_by_role("button", name="Plane").click()

    # The corner (1, 0), whose target is 1, is at the lower right.
    frame = page.locator(".plane-frame")
    box = frame.bounding_box()
    assert box is not None
    frame.click(position={"x": box["width"] * 0.866, "y": box["height"] * 0.866})
    told = page.locator(".chosen")
    expect(told).to_contain_text("x (1, 0)")
    expect(told).to_contain_text("✓ right")
    shown = told.locator("[data-ref='output.2.0']").inner_text()

    page.get_by_role("button", name=re.compile("Step inside iteration 300")).click()
    app = page.locator("#app")
    expect(app).to_have_attribute("data-total", re.compile(r"\d+"))
    expect(page.locator("aside")).to_be_visible()
    page.keyboard.press("ArrowRight")
    expect(page.locator("aside")).to_contain_text("backward")
    expect(page.locator("aside")).to_contain_text("sample 3/4")
    expect(page.locator("main [data-ref='output.2.0']").first).to_have_text(shown)

    page.get_by_role("button", name="Learn", exact=True).click()
    expect(page.locator("#app")).to_have_attribute("data-iteration", "300")
    expect(page.locator(".chosen")).to_contain_text("x (1, 0)")


def test_the_map_of_the_output_is_high_where_the_class_is_1(visit: Visit) -> None:
    page = enter(visit, "XOR")
    train(page)
    colours = page.locator(".plane-frame canvas").evaluate(
        """(canvas) => [[0.25, 0.25], [0.75, 0.75], [0.25, 0.75], [0.75, 0.25]].map(([x, y]) => {
          const one = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
          one.drawImage(canvas, -x * canvas.width, -y * canvas.height);
          const at = one.getImageData(0, 0, 1, 1).data;
          return at[2] - at[0];
        })"""
    )
    top_left, bottom_right, bottom_left, top_right = colours
    assert min(top_left, bottom_right) > 0 > max(bottom_left, top_right)


def test_the_outputs_of_the_room_are_those_of_the_trace(visit: Visit) -> None:
    page = enter(visit, "Iris flowers")
    ask = page.request
    sets = ask.get(f"{visit.server}/api/datasets").json()
    problem = next(each for each in sets if each["id"] == "iris")["network"]["problem"]
    data = {"set": "iris", "count": 150, "noise": 0, "seed": 1, "held_out": 0.2}
    table = ask.post(f"{visit.server}/api/dataset", data={"data": data}).json()
    sample = {"input": table["inputs"][0], "target": table["targets"][0]}
    trace = visit.trace({**problem, "samples": [sample]})
    finished = {
        write["ref"]: write["value"]
        for step in trace["steps"]
        for write in step["writes"]
        if write["ref"].startswith("output.")
    }
    shown = page.locator(".stage [data-ref^='output.']")
    assert shown.count() == 7
    for unit in shown.all():
        ref = unit.get_attribute("data-ref") or ""
        text = (unit.text_content() or "").replace("−", "-")
        assert abs(float(text) - finished[ref]) <= 5e-4 * abs(finished[ref])


def test_the_curve_is_the_timeline(visit: Visit) -> None:
    page = enter(visit, "Two moons")
    train(page)
    output = page.locator(".stage [data-ref='output.2.0']")
    learnt = output.text_content() or ""
    slider = page.get_by_label("Iteration", exact=True)
    slider.fill("0")
    expect(page.locator("#app")).to_have_attribute("data-iteration", "0")
    expect(output).not_to_have_text(learnt)
    slider.fill("600")
    expect(output).to_have_text(learnt)


def test_another_learning_rate_begins_a_run_beside_the_one_before(visit: Visit) -> None:
    page = enter(visit, "Two moons")
    train(page)
    page.get_by_label("Learning rate").select_option(label="0.1")
    expect(page.locator("#app")).to_have_attribute("data-iteration", "0")
    train(page)
    names = page.locator(".run-name")
    expect(names).to_have_text(["η 1", "η 0.1"])
    names.first.click()
    expect(page.get_by_label("Learning rate")).to_have_value("1")


def test_pausing_stops_where_it_is(visit: Visit) -> None:
    page = enter(visit, "Two moons")
    page.get_by_label("Speed").select_option(label="50 a second")
    page.get_by_role("button", name="Train").click()
    expect(page.locator("#app")).not_to_have_attribute("data-iteration", "0")
    page.get_by_role("button", name="Pause").click()
    expect(page.locator("#app")).to_have_attribute("data-learning", "false")
    at = page.locator("#app").get_attribute("data-iteration")
    page.get_by_role("button", name="Iteration", exact=True).click()
    expect(page.locator("#app")).to_have_attribute("data-iteration", str(int(at or 0) + 1))


def test_zero_weights_are_told_to_stay_alike(visit: Visit) -> None:
    page = enter(visit, "XOR")
    page.get_by_role("button", name="Network", exact=True).click()
    page.get_by_label("Initial weights", exact=True).select_option(label="All 0, to see it fail")
    expect(page.locator(".told")).to_contain_text("Weights have to start different")


def test_two_spirals_are_solved_by_a_network_of_the_reader_s_making(visit: Visit) -> None:
    page = enter(visit, "Two spirals")
    page.get_by_role("button", name="Network", exact=True).click()
    hidden = page.get_by_label("Units of the hidden layers")
    hidden.fill("16, 16")
    hidden.press("Enter")
    expect(page.locator(".stage .unit")).to_have_count(2 + 16 + 16 + 1)
    train(page)
    train(page)
    page.get_by_role("button", name="Confusion").click()
    caption = page.locator(".confusion caption").nth(1).inner_text()
    right, of = map(int, re.findall(r"\d+", caption))
    assert right >= 0.9 * of


def test_a_table_with_german_decimals_is_learnt_and_held_out(visit: Visit) -> None:
    page = enter(visit, "XOR")
    page.get_by_role("button", name="Options").click()
    page.get_by_role("button", name="Your own table").click()
    rows = [
        f"{a},{b};{c},{b};{'hoch' if a + c > 10 else 'tief'}"
        for a in range(0, 12, 2)
        for b in (1, 5)
        for c in range(0, 12, 2)
        if a + c != 10
    ]
    text = "\n".join(["Länge;Breite;Art", *rows, ";3,5;tief"])
    page.get_by_label("Paste a table").fill(text)
    dialog = page.get_by_role("dialog", name="Your own data")
    expect(dialog).to_contain_text("61 rows of 3 cells, parted by semicolons, with decimal commas")
    expect(dialog).to_contain_text("Line 62: Länge is missing.")
    page.get_by_role("button", name="Learn from it").click()
    expect(dialog).to_be_hidden()
    train(page)
    page.get_by_role("button", name="Confusion").click()
    captions = page.locator(".confusion caption")
    expect(captions.nth(0)).to_have_text("Training: 48 of 48 right")
    expect(captions.nth(1)).to_have_text("Held out: 12 of 12 right")
    page.get_by_role("button", name="Plane").click()
    # As its owner wrote it, not as it was standardised.
    expect(page.locator(".chosen")).to_contain_text("x (0.1, 0.1)")


def test_a_table_that_is_none_is_told_and_loses_nothing(visit: Visit) -> None:
    page = enter(visit, "XOR")
    page.get_by_role("button", name="Options").click()
    page.get_by_role("button", name="Your own table").click()
    field = page.get_by_label("Paste a table")
    field.fill("a;b\n1;2\n3;4;5\n")
    expect(page.get_by_role("alert")).to_have_text("Line 3 has 3 cells; the first line has 2.")
    expect(page.get_by_role("button", name="Learn from it")).to_be_disabled()
    expect(field).to_have_value("a;b\n1;2\n3;4;5\n")
    page.get_by_role("button", name="Cancel").click()
    expect(page.get_by_label("Data", exact=True)).to_have_value("xor")


@pytest.mark.parametrize(
    ("failure", "told"),
    [
        ("A learning rate that is too large", "the steps overshoot"),
        ("Dead ReLUs", "its gradient is 0 and it cannot recover"),
        ("Saturated sigmoids", "hardly any gradient gets through"),
        ("All weights 0 at the start", "Weights have to start different"),
        ("Gradients that vanish on the way down", "The gradient of the first layer is 1/"),
        ("A forgotten reset of the gradients", "The gradients are never set back to 0"),
    ],
)
def test_what_goes_wrong_is_one_click_to_see_and_is_told(
    visit: Visit, failure: str, told: str
) -> None:
    page = enter(visit, "Two moons")
    page.get_by_label("Speed").select_option(label="full speed")
    page.get_by_role("button", name="Compare runs").click()
    page.get_by_text("Where it goes wrong").click()
    page.get_by_role("button", name=failure).click()
    expect(page.locator(".told")).to_contain_text(told, timeout=30_000)
    expect(page.locator("#app")).to_have_attribute("data-learning", "false", timeout=30_000)


def test_the_next_step_of_each_optimizer_is_told_before_it_is_taken(visit: Visit) -> None:
    page = enter(visit, "Two moons")
    page.get_by_role("button", name="Landscape").click()
    table = page.locator(".next-steps")
    rows = table.locator("tbody tr")
    expect(rows).to_have_count(7)
    # At the start a velocity is the gradient, so all of them go downhill: against it.
    numbers = [
        [float(cell.replace("−", "-")) for cell in row.locator("td").all_inner_texts() if cell]
        for row in rows.all()
    ]
    gradient, (rate, *own), *_ = numbers
    for change, slope in zip(own, gradient, strict=True):
        assert change == pytest.approx(-rate * slope, rel=1e-3)
    for _, *change in numbers[1:]:
        assert all(a * b < 0 for a, b in zip(change, gradient, strict=True))
    expect(page.locator(".landscape .next circle")).to_have_count(6)
    before = table.locator("tbody tr").nth(1).locator("td").nth(1).inner_text()
    page.get_by_role("button", name="Iteration", exact=True).click()
    expect(rows.nth(1).locator("td").nth(1)).not_to_have_text(before)


def test_the_sizes_of_the_gradients_stand_by_layer_over_the_iterations(visit: Visit) -> None:
    page = enter(visit, "Two moons")
    train(page)
    page.get_by_role("button", name="Gradients").click()
    expect(page.locator(".learn-curve .gradient path")).to_have_count(2)
    expect(page.locator(".layer-name")).to_have_text(["hidden", "output"])


def test_a_schedule_begins_a_run_whose_rate_the_stepper_shows(visit: Visit) -> None:
    page = enter(visit, "XOR")
    page.get_by_role("button", name="Network", exact=True).click()
    page.get_by_text("Optimizer: its numbers").click()
    rate = page.get_by_label("Learning rate").input_value()
    page.get_by_label("η over time").select_option(label="falls by a factor each time")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Iteration", exact=True).click()
    expect(page.locator("#app")).to_have_attribute("data-iteration", "1")
    page.get_by_role("button", name="Step inside iteration 1").click()
    app = page.locator("#app")
    expect(app).to_have_attribute("data-cursor", re.compile("[1-9]"))
    page.keyboard.press("End")
    total = int(app.get_attribute("data-total") or "0")
    aside = page.locator("aside")
    for back in range(40):
        expect(app).to_have_attribute("data-cursor", str(total - back))
        if "Learning rate of this iteration" in aside.inner_text():
            break
        page.keyboard.press("ArrowLeft")
    expect(aside).to_contain_text("Learning rate of this iteration")
    # η · γ¹: one iteration is done.
    written = page.locator("aside [data-ref='learning_rate']").last.inner_text()
    assert float(written) == pytest.approx(0.99 * float(rate), rel=1e-3)
