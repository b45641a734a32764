"""axe-core, which looks for what keeps people out of a page."""

from pathlib import Path

from playwright.sync_api import Page

_SOURCE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
_RUN = """async ([within, only]) => {
    const { violations } = await axe.run(within, { resultTypes: ["violations"], ...only });
    return violations.flatMap(({ id, help, nodes }) =>
        nodes.map(({ html }) => `${id}: ${help}: ${html.slice(0, 200)}`));
}"""


def violations(page: Page, within: str = "html", rule: str | None = None) -> list[str]:
    """What axe finds wrong in a part of the page as it stands: which rule, and where."""
    only = {} if rule is None else {"runOnly": [rule]}
    if page.evaluate("typeof axe === 'undefined'"):
        # Not by a <script>, which the page's own policy forbids.
        page.evaluate(_SOURCE.read_text("utf-8"))
    found: list[str] = page.evaluate(_RUN, [within, only])
    return found


def violations_in_both_themes(page: Page, within: str = "html") -> list[str]:
    """As violations, in the light and then in the dark, which changes colours and nothing else."""
    found = violations(page, within)
    page.emulate_media(color_scheme="dark")
    found += violations(page, within, "color-contrast")
    page.emulate_media(color_scheme="light")
    return found
