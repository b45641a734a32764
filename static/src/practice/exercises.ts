/** Exercises by number: the kind that is chosen, and how far each has come, kept in the browser. */

import { computed, signal } from "@preact/signals";
import { isNumber, isText, listOf, objectOf, recordOf } from "../lib/json_shape.ts";
import { keep, keptJson } from "../session/store.ts";

/** Which exercise: its number, the units of each layer and how hard it is. */
export interface Chosen {
  seed: number;
  sizes: number[];
  difficulty: string;
}

export const isChosen = objectOf<Chosen>({
  seed: isNumber,
  sizes: listOf(isNumber),
  difficulty: isText,
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
const AT_FIRST: Kept = { chosen: { seed: 1, sizes: [2, 2, 2], difficulty: "easy" }, scores: {} };

export type Exercises = ReturnType<typeof createExercises>;

/** The exercises of this browser. */
export function createExercises() {
  const state = signal(keptJson(KEPT, isKept, AT_FIRST));

  function set(next: Kept): void {
    state.value = next;
    keep(KEPT, JSON.stringify(next));
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

function kindOf({ sizes, difficulty }: Chosen): string {
  return `${sizes.join("-")} ${difficulty}`;
}

function isScore(held: unknown): held is Score {
  return Array.isArray(held) && held.length === 2 && held.every(isNumber);
}
