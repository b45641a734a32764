"""An exercise in the page: made from its number, worked through, kept and printed."""

import pytest
from playwright.sync_api import expect

from app.practice.exercise.exercise import make_exercise
from app.practice.mistakes import MISTAKES
from tests.browser.practising import answer, practise
from tests.browser.visit import Visit
from tests.practice.student import Student

#: Mistakes that show in different numbers of one exercise, and the questions where they do.
MISTAKEN = {
    "sign_flipped": ("error.2.0", "∂L/∂o₁"),
    "missing_slope": ("delta.2.0", "δ o₁"),
    "net_for_output": ("weight_gradient.2.0.0", "∂L/∂u₁₁"),
    "missing_sum": ("error.1.0", "∂L/∂h₁"),
}


def test_an_exercise_is_made_from_its_number_and_opened(visit: Visit) -> None:
    panel = practise(visit)
    panel.get_by_label("Units").select_option("2-2-1")
    panel.get_by_label("Number").fill("12")
    panel.get_by_role("button", name="Make it").click()
    expect(visit.examples).to_have_value("")
    expect(visit.examples.locator("option:checked")).to_have_text("Exercise 12: 2-2-1, easy")
    expect(visit.page.locator(".coming")).to_contain_text("Practice shows no steps")
    expect(visit.in_picture("target.0")).to_have_count(1)
    expect(visit.in_picture("target.1")).to_have_count(0)


def test_an_exercise_made_answered_wrongly_then_rightly_is_kept_and_printed(visit: Visit) -> None:
    exercise = make_exercise(12, (2, 2, 2), "easy")
    truth = Student(exercise.problem).numbers()
    panel = practise(visit)
    panel.get_by_label("Number").fill("12")
    panel.get_by_role("button", name="Make it").click()
    expect(panel.get_by_role("heading", name="Exercise 12: 2-2-2, easy")).to_be_visible()

    panel.get_by_role("button", name="All at once").click()
    for mistake, (ref, question) in MISTAKEN.items():
        mistaken = Student(exercise.problem, mistake).numbers()[ref]
        asked = answer(panel, question, f"{mistaken:.6g}")
        asked.get_by_role("button", name="Which mistake is it?").click()
        expect(asked).to_contain_text(MISTAKES[mistake].name)
        expect(answer(panel, question, f"{truth[ref]:.6g}")).to_contain_text("✓ right")

    panel.get_by_role("button", name="One at a time").click()
    found = len(MISTAKEN)
    panel.locator(".next").get_by_role("textbox").focus()
    for ref in map(str, exercise.refs):
        if ref not in [of_mistake for of_mistake, _ in MISTAKEN.values()]:
            # The field of the next question has the focus by itself.
            visit.page.keyboard.type(f"{truth[ref]:.6g}")
            visit.press("Enter")
            found += 1
            expect(panel).to_contain_text(f"{found} of {len(exercise.refs)}")
    expect(panel).to_contain_text("All of it is right.")
    expect(panel).to_contain_text("Finished: 12.")
    expect(panel.get_by_role("button", name="Exercise 13")).to_be_visible()

    visit.page.reload()
    visit.page.get_by_role("button", name="Practice").click()
    expect(panel.get_by_text("✓ right")).to_have_count(len(exercise.refs))
    expect(panel).to_contain_text("Finished: 12.")

    with visit.page.expect_popup() as opened:
        panel.get_by_role("link", name="Its solution").click()
    solution = opened.value
    solution.get_by_role("heading", name="Backpropagation, worksheet 12: solution").wait_for()
    told = {
        value.get_attribute("data-ref") or "": value.text_content() or ""
        for value in solution.locator(".asked .value [data-ref]").all()
    }
    assert told.keys() == {str(ref) for ref in exercise.refs}
    for ref, number in told.items():
        shown = float(number.replace("−", "-").replace("×10", "e"))
        assert shown == pytest.approx(truth[ref], rel=5e-4)
    assert solution.pdf(format="A4").startswith(b"%PDF-")
