/** The keys that work anywhere in the page, except while something else listens to them. */

import type { Grain } from "../../trace/grains.ts";
import { combination, isForPage } from "../../ui/keys/for_page.ts";

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
  /** Turn so many paragraphs on, where a lesson is presented; whether one is. */
  turn: (by: number) => boolean;
  toggleBlack: () => void;
  toggleSpotlight: () => void;
  leave: () => void;
  help: () => void;
}

type Act = (targets: KeyTargets, held: boolean) => unknown;

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
  PageDown: (to) => to.turn(1) || to.next(),
  PageUp: (to) => to.turn(-1) || to.back(),
  b: (to) => to.toggleBlack(),
  ".": (to) => to.toggleBlack(),
  l: (to) => to.toggleSpotlight(),
};

const ANYWHERE_ACTS = new Map(Object.entries(ANYWHERE));
const STAGE_ACTS = new Map(Object.entries(ON_STAGE));

/** Every key that does something, for the list of keys to be held against. */
export const ACTING = [...ANYWHERE_ACTS.keys(), ...STAGE_ACTS.keys()];

/** Do what the key stands for; whether it stood for anything. */
export function handleKey(event: KeyboardEvent, targets: KeyTargets): boolean {
  const key = combination(event);
  const act = ANYWHERE_ACTS.get(key) ?? (targets.presenting.value && STAGE_ACTS.get(key));
  if (!act || !isForPage(event)) return false;
  event.preventDefault();
  act(targets, event.repeat);
  return true;
}
