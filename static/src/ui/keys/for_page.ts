/** Which key was pressed, and whether it is the page's or meant for what has the focus. */

import { wasPointedAt } from "./pointed_at.ts";

/** Fields that a key may be meant for. In a radio button, a box or a slider nothing is typed. */
const TYPED_IN =
  "input:not([type=radio]):not([type=range]):not([type=checkbox]), textarea, select, [contenteditable]";
/** Arrows, Home and End move this; a choice of radio buttons has digits, so arrows go on stepping. */
const SLID = "input[type=range]";
const SLIDING = new Set(["ArrowRight", "ArrowLeft", "Home", "End"]);
/** Space presses these. */
const PRESSED = "button, a, summary, [role=button], [role=tab], input[type=checkbox]";
/** What is open over the page has the keys to itself. */
const OPEN = "dialog[open], .menu.open";

/** Whether nothing else has a claim to the key. */
export function isForPage({ target, key }: KeyboardEvent): boolean {
  const at = target instanceof Element ? target : null;
  return !at ||
    !(at.ownerDocument.querySelector(OPEN) || (!wasPointedAt(at) && listens(at, key)) ||
      scrolls(at, key));
}

/** Whether the key is for what has the focus. */
function listens(at: Element, key: string): boolean {
  return Boolean(
    at.closest(TYPED_IN) || (key === " " && at.closest(PRESSED)) ||
      (SLIDING.has(key) && at.closest(SLID)),
  );
}

/** Whether the key scrolls a box that was reached by the keyboard, as a wide formula's is. */
function scrolls(at: Element, key: string): boolean {
  // The widths come last: to know them, the browser lays out what the step before has changed.
  return (key === "ArrowLeft" || key === "ArrowRight") && at.matches(":focus-visible") &&
    getComputedStyle(at).overflowX !== "visible" && at.scrollWidth > at.clientWidth;
}

/** Shift is part of a sign such as ?, and beside a letter a key of its own. */
export function combination({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): string {
  const isLetter = /^[a-z]$/i.test(key);
  return [
    altKey && "Alt+",
    (ctrlKey || metaKey) && "Ctrl+",
    shiftKey && isLetter && "Shift+",
    isLetter ? key.toLowerCase() : key,
  ].filter(Boolean).join("");
}
