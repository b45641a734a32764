/** The keys of the learning room. */

import { combination, isForPage } from "../../ui/keys/for_page.ts";
import type { Learning } from "./learning.ts";
import { placeOf } from "./runs.ts";

/** Show a moment so many before or after the one on show; past the last there is none. */
function move(learning: Learning, by: number): void {
  const moments = learning.run.peek()?.moments ?? [];
  const wanted = learning.wanted.peek();
  const at = wanted === null ? moments.length - 1 : placeOf(moments, wanted);
  const to = Math.max(0, at + by);
  learning.pause();
  learning.wanted.value = to < moments.length - 1 ? moments[to].iteration : null;
}

/** By the key as KeyboardEvent.key has it; a letter small, with what is held down before it. */
const ACTS: Record<string, (learning: Learning) => void> = {
  " ": (to) => to.training.peek() ? to.pause() : to.train(),
  ArrowRight: (to) => to.wanted.peek() === null ? to.train(1) : move(to, 1),
  ArrowLeft: (to) => move(to, -1),
  Home: (to) => move(to, -Infinity),
  End: (to) => (to.wanted.value = null),
  n: (to) => to.train(1),
  u: (to) => to.changes.undo(),
  "Ctrl+z": (to) => to.changes.undo(),
  "Shift+u": (to) => to.changes.redo(),
  "Ctrl+Shift+z": (to) => to.changes.redo(),
};

/** Every key that does something here, for the list of keys to be held against. */
export const ACTING_IN_LEARN = Object.keys(ACTS);

/** Do what the keys stand for, until what this returns is called. */
export function listenToKeys(learning: Learning): () => void {
  function onKeyDown(event: KeyboardEvent): void {
    const key = combination(event);
    if (!Object.hasOwn(ACTS, key) || !learning.run.peek() || !isForPage(event)) return;
    event.preventDefault();
    ACTS[key](learning);
  }
  document.addEventListener("keydown", onKeyDown);
  return () => document.removeEventListener("keydown", onKeyDown);
}
