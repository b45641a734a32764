"""A formula is copied for other programs, and the address for other people."""

from xml.etree import ElementTree as ET

from playwright.sync_api import Browser, expect

from tests.browser.conftest import new_visit
from tests.browser.visit import Visit

MATHML = "{http://www.w3.org/1998/Math/MathML}"


def clipboard(visit: Visit) -> str:
    """What has been copied."""
    text: str = visit.page.evaluate("navigator.clipboard.readText()")
    return text


def test_a_formula_is_copied_as_latex(stepped: Visit) -> None:
    stepped.page.get_by_role("button", name="Copy LaTeX").click()
    expect(stepped.page.get_by_role("status").filter(has_text="LaTeX copied.")).to_be_visible()
    problem = stepped.worked_examples()[0]["problem"]
    assert clipboard(stepped) == stepped.trace(problem)["steps"][13]["formula"]["latex"]


def test_a_formula_is_copied_as_mathml_that_any_program_reads(stepped: Visit) -> None:
    stepped.page.get_by_role("button", name="Copy MathML").click()
    expect(stepped.page.get_by_role("status").filter(has_text="MathML copied.")).to_be_visible()
    math = ET.fromstring(clipboard(stepped))
    assert math.tag == f"{MATHML}math"
    for element in math.iter():
        assert element.tag.startswith(MATHML)
        assert not {"class", "style", "tabindex", "data-ref"} & element.attrib.keys()
    assert "".join(math.itertext()) == stepped.panel.locator("math").first.text_content()


def test_a_confirmation_goes_away_by_itself(visit: Visit) -> None:
    visit.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    visit.page.clock.install()
    visit.open()
    visit.press("ArrowRight")
    visit.page.get_by_role("button", name="Copy LaTeX").click()
    toast = visit.page.locator(".toast")
    expect(toast).to_have_text("LaTeX copied.")
    visit.page.clock.fast_forward(5000)
    expect(toast).to_be_empty()


def test_where_the_browser_has_no_clipboard_the_page_copies_all_the_same(stepped: Visit) -> None:
    stepped.page.evaluate("Object.defineProperty(navigator.clipboard, 'writeText', {})")
    button = stepped.page.get_by_role("button", name="Copy LaTeX")
    button.click()
    expect(stepped.page.locator(".toast")).to_have_text("LaTeX copied.")
    assert clipboard(stepped).startswith(r"\begin{aligned}")
    expect(button).to_be_focused()


def test_share_copies_a_link_to_exactly_this(stepped: Visit, browser: Browser, server: str) -> None:
    stepped.set_grain("Number")
    stepped.press("ArrowRight")
    stepped.wait_for(15)
    stepped.page.get_by_role("button", name="Share").click()
    expect(stepped.page.locator(".toast")).to_contain_text("Link copied.")
    link = clipboard(stepped)
    assert link == stepped.page.url.replace("/#", "/s?")
    with new_visit(browser, server) as other:
        other.page.goto(link)
        other.wait_for(15)
        assert other.page.url == stepped.page.url
        expect(other.panel).to_contain_text(stepped.panel.get_by_role("heading").inner_text())
        expect(other.page.get_by_role("radio", name="Number")).to_be_checked()
