"""What a person does in Practice: open it, and answer a question of the list."""

import re

from playwright.sync_api import Locator

from tests.browser.visit import Visit


def practise(visit: Visit) -> Locator:
    """Open Mazur's network for practice; the practice panel."""
    visit.open()
    visit.choose("Mazur 2-2-2")
    visit.page.get_by_role("button", name="Practice").click()
    return visit.page.get_by_role("region", name="Practice")


def numbers_of_mazur(visit: Visit) -> dict[str, float]:
    """What the steps of Mazur's network compute, by ref."""
    mazur = next(each for each in visit.worked_examples() if each["id"] == "mazur-2-2-2")
    steps = visit.trace(mazur["problem"])["steps"]
    return {each["ref"]: each["value"] for step in steps for each in step["writes"]}


def answer(panel: Locator, question: str, text: str) -> Locator:
    """Type an answer into the list; the question with what is said of it."""
    asked = panel.get_by_role("listitem").filter(has_text=re.compile(f"^{re.escape(question)} ="))
    field = asked.get_by_role("textbox")
    field.fill(text)
    field.press("Enter")
    return asked
