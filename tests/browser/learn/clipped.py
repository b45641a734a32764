"""Whether words are whole: none cut by its own control, by what holds it, or by the window."""

from playwright.sync_api import Page

#: What is asked of every text that is seen: what cuts it. Scrolling up and down cuts nothing.
_CUT = """(within) => {
    const found = new Set();
    const asks = { visibilityProperty: true, opacityProperty: true };
    const isSeen = (each) =>
        each.checkVisibility(asks) && !each.closest(".hidden, .halo, canvas, option");
    // A list that is closed shows its choice: as wide as the choice alone would have it, or wider.
    for (const select of document.querySelectorAll(`${within} select`)) {
        if (!isSeen(select)) continue;
        const alone = select.cloneNode(false);
        const chosen = select.selectedOptions[0];
        alone.append(new Option(chosen?.textContent ?? ""));
        for (const part of ["width", "min-width"]) alone.style.setProperty(part, "max-content");
        alone.style.setProperty("max-width", "none");
        alone.style.setProperty("position", "absolute");
        select.after(alone);
        const wanted = alone.offsetWidth;
        alone.remove();
        if (wanted > select.offsetWidth + 1) found.add(`${chosen?.textContent} in its list`);
    }
    const cuts = (style, axis) => /hidden|clip/.test(style[axis]);
    const walker = document.createTreeWalker(document.querySelector(within), NodeFilter.SHOW_TEXT);
    words: for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const text = node.textContent.trim();
        if (!text || !isSeen(node.parentElement)) continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        const box = range.getBoundingClientRect();
        if (box.width < 1) continue;
        const cut = [];
        if (box.left < -1 || box.right > document.documentElement.clientWidth + 1) {
            cut.push(`${text} beyond the window`);
        }
        for (let holder = node.parentElement; holder; holder = holder.parentElement) {
            const style = getComputedStyle(holder);
            if (style.display === "inline" || style.display === "contents") continue;
            const of = holder.getBoundingClientRect();
            // What is for a screen reader alone is a point.
            if (of.width <= 2 && cuts(style, "overflowX")) continue words;
            const across = box.left < of.left - 1 || box.right > of.right + 1;
            const down = box.top < of.top - 2 || box.bottom > of.bottom + 2;
            const name = holder.tagName.toLowerCase();
            const holdsDown = name === "svg" || cuts(style, "overflowY");
            const holdsAcross = holdsDown || name === "button" || style.overflowX !== "visible";
            if (across && holdsAcross || down && holdsDown) cut.push(`${text} in ${name}`);
            if (style.position === "fixed") break;
        }
        cut.forEach((each) => found.add(each));
    }
    return [...found];
}"""


def clipped_words(page: Page, within: str) -> list[str]:
    """The words of a part of the page that are not seen whole, and what cuts them."""
    found: list[str] = page.evaluate(_CUT, within)
    return found
