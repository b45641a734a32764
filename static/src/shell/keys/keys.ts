/** The keys that work anywhere in the page, except while something else listens to them. */

import { capital } from "../../lib/capital.ts";
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

export interface Key {
  /** As KeyboardEvent.key has it; a letter small, with what is held down before it. */
  on: string[];
  does: string;
  /** Absent where what has the focus listens to the key itself. */
  act?: (targets: KeyTargets, held: boolean) => void;
  /** Only while the page is presented. */
  onStage?: boolean;
}

export const KEYS: { title: string; keys: Key[] }[] = [
  {
    title: "Steps",
    keys: [
      {
        on: ["ArrowRight"],
        does: "Next step, at the end the next iteration",
        act: (to, held) => held ? to.next(true) : to.next(),
      },
      { on: ["ArrowLeft"], does: "Back", act: (to) => to.back() },
      { on: ["Home"], does: "Before the first step", act: (to) => to.home() },
      { on: ["End"], does: "After the last step", act: (to) => to.end() },
      { on: ["Backspace"], does: "Back from a number’s step", act: (to) => to.wayBack() },
      { on: [" "], does: "Play or pause", act: (to) => to.play() },
      { on: ["n"], does: "Next iteration", act: (to) => to.nextIteration() },
    ],
  },
  {
    title: "How far Next and Back go",
    keys: [
      { on: ["1"], does: "A whole pass", act: (to) => to.setGrain("pass") },
      { on: ["2"], does: "A layer", act: (to) => to.setGrain("layer") },
      { on: ["3"], does: "A node", act: (to) => to.setGrain("node") },
      { on: ["4"], does: "A single term", act: (to) => to.setGrain("term") },
    ],
  },
  {
    title: "In a formula, a table, the network",
    keys: [
      { on: ["ArrowUp", "ArrowDown"], does: "To the next number or unit" },
      { on: ["Enter"], does: "To its step, or change it" },
    ],
  },
  {
    title: "Changes",
    keys: [
      { on: ["u", "Ctrl+z"], does: "Undo the last change", act: (to) => to.undo() },
      { on: ["Shift+u", "Ctrl+Shift+z"], does: "Redo it", act: (to) => to.redo() },
    ],
  },
  {
    title: "The page",
    keys: [
      { on: ["p"], does: "Presentation, large and bare", act: (to) => to.present() },
      { on: ["Escape"], does: "Leave the presentation", act: (to) => to.leave() },
      { on: ["PageDown"], does: "In it: next step", act: (to) => to.next(), onStage: true },
      { on: ["PageUp"], does: "In it: back", act: (to) => to.back(), onStage: true },
      {
        on: ["b", "."],
        does: "In it: a black screen",
        act: (to) => to.toggleBlack(),
        onStage: true,
      },
      { on: ["l"], does: "In it: a light", act: (to) => to.toggleSpotlight(), onStage: true },
      { on: ["?"], does: "These keys", act: (to) => to.help() },
    ],
  },
];

const SHOWN: Record<string, string> = {
  ArrowRight: "→",
  ArrowLeft: "←",
  ArrowUp: "↑",
  ArrowDown: "↓",
  " ": "Space",
  Escape: "Esc",
};

/** The key as it is printed on keyboards: →, Space, Ctrl + Shift + Z. */
export function shownKey(on: string): string {
  return on.split("+").map((part) => SHOWN[part] ?? capital(part)).join(" + ");
}

const ACTIONS = new Map(
  KEYS.flatMap(({ keys }) =>
    keys.flatMap(({ on, act, onStage = false }) =>
      act ? on.map((key) => [key, { act, onStage }] as const) : []
    )
  ),
);

/** Fields that a key may be meant for. In a radio button or a slider nothing is typed. */
const TYPED_IN = "input:not([type=radio]):not([type=range]), textarea, select, [contenteditable]";
/** Arrows, Home and End move this; a choice of radio buttons has digits, so arrows go on stepping. */
const SLID = "input[type=range]";
const SLIDING = new Set(["ArrowRight", "ArrowLeft", "Home", "End"]);
/** Space presses these. */
const PRESSED = "button, a, summary, [role=button], [role=tab]";
/** What is open over the page has the keys to itself. */
const OPEN = "dialog[open], .menu.open";

/** Do what the key stands for; whether it stood for anything. */
export function handleKey(event: KeyboardEvent, targets: KeyTargets): boolean {
  const { act, onStage } = ACTIONS.get(combination(event)) ?? {};
  if (onStage && !targets.presenting.value) return false;
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
