"""The learning room: data chosen, trained, seen to be right, and looked into at any moment."""

import re

from playwright.sync_api import expect

from tests.browser.learning import enter, train
from tests.browser.visit import Visit


def test_xor_is_learnt_and_a_point_leads_into_its_backward_pass(visit: Visit) -> None:
    page = enter(visit, "XOR")
    train(page)
    expect(page.locator("#app")).to_have_attribute("data-iteration", "300")
    page.get_by_role("button", name="Samples").click()
    expect(page.locator(".samples-table td.right")).to_have_count(4)
    page.get_by_role("button", name="Plane").click()

    # The corner (1, 0), whose target is 1, is at the lower right.
    expect(page.locator(".stage-told")).to_contain_text("All 4 samples are right.")
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
    for own in ("data-iteration", "data-learning", "data-source"):
        assert app.get_attribute(own) is None, own

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
    expect(shown).to_have_count(7)
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
    expect(page.locator(".stage-told")).to_contain_text("Weights have to start different")


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


def test_a_run_is_kept_by_a_name_of_ones_own(visit: Visit) -> None:
    page = enter(visit, "Two moons")
    train(page)
    page.get_by_label("Learning rate").select_option(label="0.1")
    train(page)
    names = page.locator(".run-name")
    expect(names).to_have_text(["η 1", "η 0.1"])
    # The name of the run on show is changed where it stands.
    names.nth(1).click()
    field = page.get_by_role("textbox", name="Name of the run")
    expect(field).to_be_focused()
    field.fill("  too   slow ")
    field.press("Enter")
    expect(names).to_have_text(["η 1", "too slow"])
    names.first.click()
    expect(page.get_by_label("Learning rate")).to_have_value("1")
    page.get_by_role("button", name="Compare runs").click()
    expect(page.get_by_role("button", name="○ too slow")).to_be_visible()
    own = page.get_by_label("Name of the run on show")
    own.fill("x" * 41)
    own.press("Enter")
    expect(page.get_by_role("alert")).to_have_text("At most 40 characters.")
    # Without a name it has the one that tells it from the others.
    own.fill("")
    own.press("Enter")
    page.keyboard.press("Escape")
    expect(names).to_have_text(["η 1", "too slow"])


def test_the_axes_say_what_they_are_of(visit: Visit) -> None:
    page = enter(visit, "Two moons")
    axes = page.locator(".learn-curve .axis-of")
    loss = "↑ loss: binary cross-entropy, the samples’ mean"
    expect(axes).to_have_text([loss, "iteration"])
    page.get_by_role("button", name="log", exact=True).click()
    expect(axes.first).to_have_text(f"{loss} (log)")
    page.get_by_role("button", name="Accuracy").click()
    expect(axes.first).to_have_text("↑ accuracy: share of the samples that are right")
    page.get_by_role("button", name="Gradients").click()
    expect(axes.first).to_contain_text("size of the batch’s gradient in each layer")
