/** Undo in the learning room: what stood before each change of its data, its runs or their names. */

import { batch, computed, signal } from "@preact/signals";
import type { State } from "./state.ts";

/** A place holds its runs and so what they have learnt: more of them would fill the memory. */
const MOST = 20;

const KEPT = ["source", "runs", "given", "current", "drawn", "sample", "axes", "wanted"] as const;

/** What a change changes. Runs go on learning in it: what was trained is not undone with it. */
type Place = { readonly [Name in typeof KEPT[number]]: unknown };

export function createUndoing(state: State, rest: () => void) {
  const done = signal<Place[]>([]);
  const undone = signal<Place[]>([]);
  /** What the last change was a part of, as a comparison is. */
  let joined: object | null = null;

  const here = (): Place =>
    Object.fromEntries(KEPT.map((name) => [name, state[name].peek()])) as Place;

  function swap(from: typeof done, to: typeof done): void {
    const place = from.peek().at(-1);
    if (!place) return;
    rest();
    joined = null;
    batch(() => {
      from.value = from.peek().slice(0, -1);
      to.value = [...to.peek(), here()];
      for (const name of KEPT) (state[name] as { value: unknown }).value = place[name];
      state.pinned.value = state.pointed.value = state.failure.value = null;
      state.toRun.value = new Map();
    });
  }

  return {
    /**
     * A change is about to be made, which may be part of one that was kept. Before there is anything,
     * there is nothing to go back to.
     */
    keep(partOf: object | null = null): void {
      if (partOf !== null && partOf === joined) return;
      joined = partOf;
      if (state.source.peek() === null || state.runs.peek().length === 0) return;
      done.value = [...done.peek(), here()].slice(-MOST);
      undone.value = [];
    },
    canUndo: computed(() => done.value.length > 0),
    canRedo: computed(() => undone.value.length > 0),
    undo: () => swap(done, undone),
    redo: () => swap(undone, done),
  };
}
