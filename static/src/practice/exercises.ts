/** Exercises by number: the kind that is chosen, and how far each has come, kept in the browser. */

import { computed, signal } from "@preact/signals";
import { isNumber, isText, listOf, objectOf, optional, recordOf } from "../lib/json_shape.ts";
import { keep, keptJson } from "../session/store.ts";

/** Which exercise: its number and how hard it is; the units of each layer, or the kind of a graph. */
export interface Chosen {
  seed: number;
  difficulty: string;
  sizes?: number[];
  kind?: string;
}

export const isChosen = objectOf<Chosen>({
  seed: isNumber,
  difficulty: isText,
  sizes: optional(listOf(isNumber)),
  kind: optional(isText),
});

/** Numbers found and numbers asked for. */
export type Score = [number, number];

interface Kept {
  chosen: Chosen;
  /** By the kind, then by the number of the exercise. */
  scores: Record<string, Record<string, Score>>;
}

const KEPT = "backstep:exercises";
const isKept = objectOf<Kept>({
  chosen: isChosen,
  scores: recordOf(recordOf(isScore)),
});
const AT_FIRST: Chosen = { seed: 1, sizes: [2, 2, 2], difficulty: "easy" };

export type Exercises = ReturnType<typeof createExercises>;

/** The exercises of this browser; `chosen` is what is chosen at first, `of` tells one kind from another. */
export function createExercises(chosen = AT_FIRST, of = "") {
  const kept = KEPT + of;
  const state = signal(keptJson<Kept>(kept, isKept, { chosen, scores: {} }));

  function set(next: Kept): void {
    state.value = next;
    keep(kept, JSON.stringify(next));
  }

  return {
    chosen: computed(() => state.value.chosen),
    choose: (change: Partial<Chosen>) =>
      set({ ...state.value, chosen: { ...state.value.chosen, ...change } }),
    /** Note how far an exercise has come. */
    note(chosen: Chosen, found: number, asked: number): void {
      const { scores } = state.value;
      const kind = kindOf(chosen);
      const ofKind = { ...scores[kind], [chosen.seed]: [found, asked] as Score };
      set({ ...state.value, scores: { ...scores, [kind]: ofKind } });
    },
    /** What has been done of the chosen kind, by the number of the exercise. */
    scores: computed(() => state.value.scores[kindOf(state.value.chosen)] ?? {}),
  };
}

/** Its units as 2-2-2, or its kind. */
export function shapeOf({ sizes, kind }: Chosen): string {
  return kind ?? sizes?.join("-") ?? "";
}

function kindOf(chosen: Chosen): string {
  return `${shapeOf(chosen)} ${chosen.difficulty}`;
}

function isScore(held: unknown): held is Score {
  return Array.isArray(held) && held.length === 2 && held.every(isNumber);
}
