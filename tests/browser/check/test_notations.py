"""A published table is typed as its source writes it, in a dozen notations."""

from playwright.sync_api import expect

from tests.browser.visit import Visit
from tests.practice.naming.notations import NOTATIONS, table_in
from tests.practice.student import Student
from tests.problems import EXAMPLES, problem_from_json

MAZUR = problem_from_json(EXAMPLES["mazur-2-2-2"].problem)


def test_the_same_table_agrees_in_each_of_a_dozen_notations(visit: Visit) -> None:
    numbers = Student(MAZUR).numbers()
    visit.open()
    visit.choose("Mazur 2-2-2")
    visit.page.get_by_role("button", name="Check", exact=True).click()
    part = visit.page.get_by_role("region", name="Printed numbers")
    assert len(NOTATIONS) >= 12
    for notation in NOTATIONS:
        names = table_in(notation)
        lines = "\n".join(f"{name} = {numbers[ref]:.7f}" for ref, name in names.items())
        # What was said of the table before goes with the first line.
        part.get_by_label("Numbers as printed").fill("L = 0.298371109")
        part.get_by_role("button", name="Check them").click()
        expect(part.get_by_role("status")).to_have_text(
            "The printed number agrees.", timeout=30_000
        )
        part.get_by_label("Numbers as printed").fill(lines)
        part.get_by_role("button", name="Check them").click()
        expect(part.get_by_role("status")).to_have_text(
            "All 28 printed numbers agree.", timeout=30_000
        )
        expect(part.get_by_role("radio")).to_have_count(0)
