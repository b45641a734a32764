/** The keys that work anywhere in the page, except while something else listens to them. */

import type { Grain } from "../../trace/grains.ts";
import { wasPointedAt } from "../../ui/keys/pointed_at.ts";

export interface KeyTargets {
  /** `held` is whether the key is held down and repeats itself. */
  next: (held?: boolean) => void;
  back: () => void;
  home: () => void;
  wayBack: () => void;
  end: () => void;
  play: () => void;
  setGrain: (grain: Grain) => void;
  nextIteration: () => void;
  undo: () => void;
  redo: () => void;
  present: () => void;
  /** Whether the page is presented: the keys of a clicker work there alone. */
  presenting: { value: boolean };
  toggleBlack: () => void;
  toggleSpotlight: () => void;
  leave: () => void;
  help: () => void;
}

type Act = (targets: KeyTargets, held: boolean) => void;

/** By the key as KeyboardEvent.key has it; a letter small, with what is held down before it. */
const ANYWHERE: Record<string, Act> = {
  ArrowRight: (to, held) => held ? to.next(true) : to.next(),
  ArrowLeft: (to) => to.back(),
  Home: (to) => to.home(),
  End: (to) => to.end(),
  Backspace: (to) => to.wayBack(),
  " ": (to) => to.play(),
  n: (to) => to.nextIteration(),
  1: (to) => to.setGrain("pass"),
  2: (to) => to.setGrain("layer"),
  3: (to) => to.setGrain("node"),
  4: (to) => to.setGrain("number"),
  5: (to) => to.setGrain("term"),
  u: (to) => to.undo(),
  "Ctrl+z": (to) => to.undo(),
  "Shift+u": (to) => to.redo(),
  "Ctrl+Shift+z": (to) => to.redo(),
  p: (to) => to.present(),
  Escape: (to) => to.leave(),
  "?": (to) => to.help(),
};

/** Only while the page is presented. */
const ON_STAGE: Record<string, Act> = {
  PageDown: (to) => to.next(),
  PageUp: (to) => to.back(),
  b: (to) => to.toggleBlack(),
  ".": (to) => to.toggleBlack(),
  l: (to) => to.toggleSpotlight(),
};

const ANYWHERE_ACTS = new Map(Object.entries(ANYWHERE));
const STAGE_ACTS = new Map(Object.entries(ON_STAGE));

/** Every key that does something, for the list of keys to be held against. */
export const ACTING = [...ANYWHERE_ACTS.keys(), ...STAGE_ACTS.keys()];

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

/** Do what the key stands for; whether it stood for anything. */
export function handleKey(event: KeyboardEvent, targets: KeyTargets): boolean {
  const key = combination(event);
  const act = ANYWHERE_ACTS.get(key) ?? (targets.presenting.value && STAGE_ACTS.get(key));
  const at = event.target instanceof Element ? event.target : null;
  if (!act || at?.ownerDocument.querySelector(OPEN)) return false;
  if (at && !wasPointedAt(at) && listens(at, event.key)) return false;
  if (at && scrolls(at, event.key)) return false;
  event.preventDefault();
  act(targets, event.repeat);
  return true;
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
function combination({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): string {
  const isLetter = /^[a-z]$/i.test(key);
  return [
    altKey && "Alt+",
    (ctrlKey || metaKey) && "Ctrl+",
    shiftKey && isLetter && "Shift+",
    isLetter ? key.toLowerCase() : key,
  ].filter(Boolean).join("");
}
