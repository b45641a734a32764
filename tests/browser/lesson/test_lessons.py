"""The lessons, walked through paragraph by paragraph: the step, the highlight, the labels."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.boxes import assert_labels_have_room
from tests.browser.reading import LESSONS, every_lesson, open_lesson, told, turn
from tests.browser.visit import Visit, assert_told_only

#: The refs that are lit up: a mark stands on a line, or on the box beside its number.
_LIT = """() => [...document.querySelectorAll(".picture svg .told:not(.outline)")]
    .map((lit) => (lit.closest("[data-ref]") ?? lit.querySelector("[data-ref]") ??
        lit.parentElement.querySelector("[data-ref]")).getAttribute("data-ref"))"""


@every_lesson
def test_each_paragraph_shows_its_step_and_its_highlight_and_no_label_overlaps(
    visit: Visit, lesson: str
) -> None:
    paragraphs = told(visit, lesson)["paragraphs"]
    open_lesson(visit, lesson, paragraphs[0]["id"])
    visit.use()
    for paragraph in paragraphs:
        current = visit.page.locator(".paragraph.current h3")
        expect(current).to_have_text(paragraph["title"])
        visit.wait_for(paragraph["cursor"])
        assert set(visit.page.evaluate(_LIT)) == set(paragraph["highlight"])
        visit.page.get_by_role("button", name="Fit", exact=True).click()
        visit.page.mouse.move(900, 5)
        assert_labels_have_room(visit)
        if paragraph is not paragraphs[-1]:
            turn(visit, "Next")
    expect(visit.page.get_by_role("button", name="Next paragraph")).to_be_disabled()


def test_the_table_of_contents_leads_into_every_lesson(visit: Visit) -> None:
    visit.open()
    for lesson in LESSONS:
        visit.page.get_by_role("button", name="Lesson", exact=True).click()
        assert violations(visit.page) == []
        visit.page.get_by_role("link", name=lesson.title, exact=True).click()
        visit.wait_for(lesson.paragraphs[0].cursor)
        expect(visit.page.get_by_role("heading", name=lesson.title)).to_be_visible()
        visit.page.get_by_role("button", name="Contents").click()


def test_the_reader_wanders_off_and_comes_back_to_the_text(visit: Visit) -> None:
    open_lesson(visit, "lecture-10", "delta-k")
    back = visit.page.get_by_role("button", name="Back to the text")
    expect(back).to_have_count(0)
    here = visit.cursor
    visit.press("ArrowRight", 3)
    visit.page.get_by_role("button", name="This step").click()
    visit.choose("XOR 2-2-1")
    visit.page.get_by_role("button", name="Lesson", exact=True).click()
    back.click()
    visit.wait_for(here)
    expect(visit.examples).to_have_value("lecture-10")
    expect(visit.page.locator(".paragraph.current h3")).to_have_text("2 · δ of an output")


def test_an_edit_is_kept_for_undo_when_the_reader_comes_back(visit: Visit) -> None:
    open_lesson(visit, "lecture-10", "delta-k")
    turn(visit, "Next")
    visit.page.get_by_role("button", name="Network").click()
    visit.page.get_by_label("Loss").select_option("mean_squared_error")
    expect(visit.examples).to_have_value("")
    visit.page.get_by_role("button", name="Lesson", exact=True).click()
    visit.page.get_by_role("button", name="Back to the text").click()
    expect(visit.examples).to_have_value("lecture-10")
    visit.page.get_by_role("button", name="Undo").first.click()
    expect(visit.examples).to_have_value("")


def test_the_place_and_the_answers_are_kept_for_the_next_visit(visit: Visit) -> None:
    open_lesson(visit, "lecture-10", "delta-j")
    question = visit.page.locator("form.question").nth(1)
    question.get_by_role("textbox").fill("0.02384")
    question.get_by_role("button", name="Check").click()
    expect(question.get_by_role("status")).to_contain_text("right")
    visit.page.goto("about:blank")
    visit.page.goto(visit.server)
    visit.page.get_by_role("button", name="Lesson", exact=True).click()
    # Where the lesson was left, it is there again; the table of contents tells what is done of it.
    visit.page.get_by_role("button", name="Contents").click()
    expect(visit.page.get_by_text("1 answered rightly")).to_be_visible()
    visit.page.get_by_role("link", name="Lecture 10 in numbers").click()
    expect(visit.page.locator(".paragraph.current h3")).to_have_text("3 · δ of a hidden unit")
    expect(question.get_by_role("textbox")).to_have_value("0.02384")


def test_a_wrong_answer_is_told_with_its_mistake_and_hints_come_one_by_one(visit: Visit) -> None:
    open_lesson(visit, "lecture-10", "delta-j")
    question = visit.page.locator("form.question").nth(1)
    question.get_by_role("textbox").fill("0.1377")
    visit.press("Enter")
    expect(question.get_by_role("status")).to_contain_text("not right")
    hint = question.get_by_role("button", name="Hint")
    hint.click()
    expect(question.locator(".note")).to_have_count(1)
    hint.click()
    expect(question.locator(".note")).to_have_count(2)
    expect(hint).to_have_count(0)


def test_a_number_of_the_text_lights_up_in_the_picture_and_leads_to_its_step(visit: Visit) -> None:
    open_lesson(visit, "lecture-10", "not-an-optimizer")
    number = visit.page.locator('.current button[data-ref="weight_gradient.2.0.0"]')
    number.hover()
    expect(visit.page.locator(".picture svg .pointed")).not_to_have_count(0)
    number.click()
    visit.wait_for(20)


@pytest.mark.parametrize(
    ("paragraph", "ref"), [("o-minus-y", "output.2.1"), ("cross-entropy", "loss")]
)
@pytest.mark.parametrize("by", ["mouse", "keyboard"])
def test_a_number_in_a_formula_opens_the_problem_that_it_belongs_to(
    visit: Visit, paragraph: str, ref: str, by: str
) -> None:
    """In the formula of a step, and in one that the text writes."""
    lesson = told(visit, "softmax")
    title = next(each["title"] for each in lesson["paragraphs"] if each["id"] == paragraph)
    problem = lesson["problems"]["main"]["problem"]
    made = next(
        step["index"] + 1
        for step in visit.trace(problem)["steps"]
        if step["writes"][0]["ref"] == ref
    )
    open_lesson(visit, "softmax", "with-squared-error")
    expect(visit.examples).to_have_value("")
    article = visit.page.locator("article").filter(has=visit.page.get_by_text(title, exact=True))
    number = article.locator(f'math [data-ref="{ref}"]').first
    if by == "mouse":
        number.click()
    else:
        box = article.locator(f'[data-walked]:has([data-ref="{ref}"])').first
        walked = box.locator("[data-ref]").evaluate_all("all => all.map((e) => e.dataset.ref)")
        box.focus()
        visit.press("ArrowDown", walked.index(ref) + 1)
        expect(number).to_have_attribute("aria-label", re.compile("of another problem$"))
        visit.press("Enter")
    expect(visit.examples).to_have_value("softmax-2-3-3")
    visit.wait_for(made)


def test_a_number_in_a_formula_has_the_digits_that_the_lesson_asks_for(visit: Visit) -> None:
    lesson = told(visit, "checking-gradients")
    (paragraph,) = [each for each in lesson["paragraphs"] if each["id"] == "both-sides"]
    (math,) = [each for each in paragraph["body"] if each.get("kind") == "math" and each["display"]]
    pending = [math["mathml"]]
    for node in pending:
        if isinstance(node, dict) and node.get("kind") == "number":
            node["text"] = "0.123456789"
        elif isinstance(node, dict):
            pending += node["children"]
    visit.page.route("**/api/lessons/checking-gradients", lambda route: route.fulfill(json=lesson))
    open_lesson(visit, "checking-gradients", "both-sides")
    expect(visit.page.locator(".paragraph.current math mn").last).to_have_text("0.123456789")


def test_a_plot_has_a_line_for_each_series_of_networks_of_any_depth(visit: Visit) -> None:
    lesson = told(visit, "vanishing-gradients")
    plots = [
        (paragraph["id"], node)
        for paragraph in lesson["paragraphs"]
        for node in paragraph["body"]
        if node.get("kind") == "plot"
    ]
    where, plot = plots[-1]
    layers = len(plot["series"][0]["points"])
    plot["series"] = [
        {"label": f"of {depth}", "points": [{"layer": at, "value": 10.0**-at} for at in depths]}
        for depth in (2, layers, 1, layers)
        for depths in [range(1, depth + 1)]
    ]
    plot["series"].append({"label": "of nothing", "points": [{"layer": 1, "value": 0.0}]})
    visit.page.route("**/api/lessons/vanishing-gradients", lambda route: route.fulfill(json=lesson))
    open_lesson(visit, "vanishing-gradients", where)
    figure = visit.page.locator(".paragraph.current figure")
    lines = figure.locator("polyline")
    strokes = lines.evaluate_all("all => all.map((each) => getComputedStyle(each).stroke)")
    assert "none" not in strokes
    assert len(set(strokes[:4])) == 4
    expect(figure.locator("circle, rect")).to_have_count(2 + layers + 1 + layers)
    expect(figure.locator("tbody tr")).to_have_count(layers)
    last = figure.locator("tbody tr").last.locator("td")
    assert last.all_text_contents() == ["–", f"1e−{layers}", "–", f"1e−{layers}", "–"]


def test_arrow_keys_step_through_the_trace_and_not_through_the_text(visit: Visit) -> None:
    open_lesson(visit, "lecture-10", "what-bp-is-for")
    visit.set_grain("Number")
    visit.press("ArrowRight", 2)
    visit.wait_for(2)
    expect(visit.page.locator(".paragraph.current h3")).to_have_text("1 · BP computes gradients")


def test_the_address_is_that_of_the_paragraph_until_the_reader_leaves_it(visit: Visit) -> None:
    open_lesson(visit, "batches", "four-samples")
    turn(visit, "Next")
    visit.page.wait_for_url("**/#lesson=batches&p=a-gradient-each")
    visit.press("ArrowLeft")
    visit.page.wait_for_url("**/#s=*")


def test_who_opens_a_lesson_by_a_link_is_at_its_paragraph(visit: Visit) -> None:
    open_lesson(visit, "batches", "four-samples")
    expect(visit.page.locator(".paragraph.current")).to_be_focused()
    visit.page.get_by_role("button", name="Contents").click()
    visit.page.locator(".contents h3 a").first.press("Enter")
    expect(visit.page.locator(".paragraph.current")).to_be_focused()


def test_a_link_to_no_lesson_is_told_and_the_page_opens_all_the_same(visit: Visit) -> None:
    visit.page.goto(f"{visit.server}/#lesson=lecture-1")
    expect(visit.page.get_by_text("There is no lesson “lecture-1”")).to_be_visible()
    assert_told_only(visit, "404")
