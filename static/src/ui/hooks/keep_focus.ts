/** What can take over the focus from what it holds: it says where one is. */
const HOLDS = "[tabindex], section[aria-label]";

/**
 * For what goes away with the focus, as a link to a step does when that step has other links: the
 * focus stays in what was around it, where the browser would begin anew at the top of the page.
 */
export function keepFocus(event: FocusEvent): void {
  if (event.relatedTarget !== null) return;
  const around = event.composedPath().filter((each) => each instanceof HTMLElement);
  requestAnimationFrame(() => {
    if (document.activeElement !== document.body || around[0]?.isConnected) return;
    const left = around.find((each) => each.isConnected && each.matches(HOLDS));
    if (!left) return;
    if (!left.hasAttribute("tabindex")) left.tabIndex = -1;
    left.focus({ preventScroll: true });
  });
}
