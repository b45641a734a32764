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
type Score = [number, number];

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
    /** What has been done of the chosen kind, in words; empty where nothing has. */
    story: computed(() => story(state.value.scores[kindOf(state.value.chosen)] ?? {})),
  };
}

/** The address of the exercise on paper, or of its solution. */
export function worksheetLink({ seed, sizes, difficulty }: Chosen, solution: boolean): string {
  const query = `seed=${seed}&sizes=${sizes.join("-")}&difficulty=${difficulty}`;
  return `./worksheet?${query}${solution ? "&solution=true" : ""}`;
}

/** Finished: 1, 2, 5. Begun: 7 (12 of 31). */
export function story(scores: Record<string, Score>): string {
  const all = Object.entries(scores);
  const finished = all.filter(([, [found, asked]]) => found === asked).map(([seed]) => seed);
  const begun = all.filter(([, [found, asked]]) => 0 < found && found < asked)
    .map(([seed, [found, asked]]) => `${seed} (${found} of ${asked})`);
  return [
    finished.length > 0 && `Finished: ${finished.join(", ")}.`,
    begun.length > 0 && `Begun: ${begun.join(", ")}.`,
  ].filter(Boolean).join(" ");
}

function kindOf({ sizes, difficulty }: Chosen): string {
  return `${sizes.join("-")} ${difficulty}`;
}

function isScore(held: unknown): held is Score {
  return Array.isArray(held) && held.length === 2 && held.every(isNumber);
}
