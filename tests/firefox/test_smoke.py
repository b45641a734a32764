"""The page in Firefox: stepping, editing, a lesson, Practice. `make firefox` runs it."""

from collections.abc import Iterator

import pytest

from tests.browser.conftest import serving
from tests.firefox.bidi import Firefox, firefox

pytestmark = pytest.mark.firefox

CURSOR = "document.querySelector('#app').dataset.cursor"


@pytest.fixture(scope="module")
def browser() -> Iterator[Firefox]:
    """One Firefox for all of these tests."""
    with firefox() as found:
        yield found


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """A server of their own."""
    with serving() as found:
        yield found


@pytest.fixture
def page(browser: Firefox, address: str) -> Firefox:
    """The page as a first visit has it, drawn and in use."""
    browser.begin(1280, 800)
    browser.open(address)
    browser.wait_for(CURSOR, "0")
    return browser


def button(name: str) -> str:
    """The button of this name, as JavaScript finds it."""
    return (
        f"[...document.querySelectorAll('button')].find((b) => b.textContent.trim() === {name!r})"
    )


def number(ref: str) -> str:
    """A number of the picture."""
    return f"""document.querySelector('.picture svg [data-ref="{ref}"]')"""


def test_it_steps_to_the_end_and_on_to_the_next_iteration(page: Firefox) -> None:
    total = page.evaluate("document.querySelector('#app').dataset.total")
    page.press("ArrowRight")
    page.wait_for(f"{CURSOR} !== '0'")
    page.wait_for("document.querySelector('.panel math') !== null")
    page.press("End")
    page.wait_for(CURSOR, total)
    page.wait_for("/\\d/.test(document.querySelector('.picture [data-ref=loss]').textContent)")
    page.press("ArrowRight")
    page.wait_for(CURSOR, "0")
    page.wait_for("document.querySelector('.training h3').textContent.includes('Iteration 2')")


def test_a_formula_is_drawn_as_mathematics(page: Firefox) -> None:
    page.press("ArrowRight")
    page.wait_for("document.querySelector('.panel math') !== null")
    height = page.evaluate("document.querySelector('.panel math').getBoundingClientRect().height")
    assert height > 30


def test_a_number_is_changed_where_it_stands(page: Firefox) -> None:
    page.click(number("weight.1.0.0"))
    page.wait_for("document.querySelector('.editor input') === document.activeElement")
    page.press(*"0,125", "Enter")
    page.wait_for("document.querySelector('.editor') === null")
    page.wait_for(f"{number('weight.1.0.0')}.textContent", "0.125")
    page.press("u")
    page.wait_for(f"{number('weight.1.0.0')}.textContent !== '0.125'")


def test_a_lesson_is_told_beside_the_network(page: Firefox) -> None:
    page.click(button("Lesson"))
    page.wait_for("document.querySelector('.contents h3 a') !== null")
    page.click("document.querySelector('.contents h3 a')")
    page.wait_for("document.querySelector('.paragraph.current') !== null")


def test_an_answer_is_judged_and_the_next_is_asked_for(page: Firefox, address: str) -> None:
    page.open("about:blank")
    page.open(f"{address}/#exercise=1&sizes=2-2-1&difficulty=easy")
    first = "document.querySelector('.questions input')"
    page.wait_for(f"{first} !== null")
    page.click(first)
    page.press(*"12345", "Enter")
    page.wait_for("document.querySelector('.verdict.wrong') !== null")
    page.wait_for(f"{first} === document.activeElement")
