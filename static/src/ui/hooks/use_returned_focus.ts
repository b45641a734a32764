import { useLayoutEffect } from "preact/hooks";

/** What comes first in the page, for whoever has no other place. */
const FIRST = ".primary";

/**
 * What opens may hide where the focus was, and what closes takes along the focus that it had: then
 * the focus is where it was before, or on Next where that is not to be seen.
 */
export function useReturnedFocus(open: boolean): void {
  useLayoutEffect(() => {
    if (!open) return;
    const before = document.activeElement;
    if (before !== document.body) settle(before);
    return () => settle(before);
  }, [open]);
}

function settle(before: Element | null): void {
  // Until it paints, the browser leaves the focus on what is hidden by now.
  requestAnimationFrame(() => {
    if (canHoldFocus(document.activeElement)) return;
    const to = canHoldFocus(before) ? before : document.querySelector(FIRST);
    if (to instanceof HTMLElement || to instanceof SVGElement) to.focus();
  });
}

function canHoldFocus(element: Element | null): boolean {
  return element !== null && element !== document.body && element.checkVisibility();
}
