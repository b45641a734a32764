/** What the reader has answered to each problem, and what was said of it; the browser keeps it. */

import { signal } from "@preact/signals";
import { type Chosen, type Exercises, isChosen } from "./exercises.ts";
import { isMistake, type Mistake } from "../wire/mistake.ts";
import {
  isBoolean,
  isNumber,
  isText,
  listOf,
  objectOf,
  oneOf,
  optional,
  recordOf,
} from "../lib/json_shape.ts";
import { keep, keptJson } from "../session/store.ts";

const VERDICTS = ["correct", "consistent", "wrong", "unreadable"] as const;
export type Verdict = typeof VERDICTS[number];

export interface Result {
  ref: string;
  given: string;
  verdict: Verdict;
  message: string;
  mistakes: Mistake[];
  /** Whether only all of the mistakes at once give the number. */
  together: boolean;
  value?: number;
}

/** What stands on the sheet of a problem. */
export interface Kept {
  answers: Record<string, string>;
  results: Record<string, Result>;
  /** What an exercise asks for; without it, everything that can be worked out. */
  asked?: string[];
  /** The exercise that the problem was made as. */
  exercise?: Chosen;
}

const KEPT = "backstep:practice:";
const NOTHING: Kept = { answers: {}, results: {} };
const isResult = objectOf<Result>({
  ref: isText,
  given: isText,
  verdict: oneOf(...VERDICTS),
  message: isText,
  mistakes: listOf(isMistake),
  together: isBoolean,
  value: optional(isNumber),
});
const isKept = objectOf<Kept>({
  answers: recordOf(isText),
  results: recordOf(isResult),
  asked: optional(listOf(isText)),
  exercise: optional(isChosen),
});

/** A sheet for each problem, which is there again when the problem is. */
export function createSheets(exercises: Exercises) {
  /** Those that have been written on, by the key of their problem. */
  const sheets = signal<Record<string, Kept>>({});
  /** What stood on the sheet that was cleared last, until something is written on it again. */
  const cleared = signal<{ key: string; kept: Kept } | null>(null);

  function of(problem: object): Kept {
    const key = keyOf(problem);
    return sheets.value[key] ?? keptJson(KEPT + key, isKept, NOTHING);
  }

  /** Write on the sheet of a problem, which need not be open any more. */
  function write(problem: object, change: (sheet: Kept) => Partial<Kept>): void {
    const key = keyOf(problem);
    const before = of(problem);
    const next = { ...before, ...change(before) };
    if (cleared.value?.key === key) cleared.value = null;
    sheets.value = { ...sheets.value, [key]: next };
    keep(KEPT + key, JSON.stringify(next));
    const { exercise, asked } = next;
    if (exercise && asked) exercises.note(exercise, foundIn(next, asked), asked.length);
  }

  return {
    of,
    write,
    clear(problem: object): void {
      const kept = of(problem);
      write(problem, () => NOTHING);
      cleared.value = { key: keyOf(problem), kept };
    },
    /** Whether the answers that were cleared can be had back. */
    canRestore: (problem: object) => cleared.value?.key === keyOf(problem),
    restore(problem: object): void {
      const { value: last } = cleared;
      if (last?.key === keyOf(problem)) write(problem, () => last.kept);
    },
  };
}

export function isDone(result: Result | undefined): boolean {
  return result?.verdict === "correct" || result?.verdict === "consistent";
}

/** How many of the questions are answered rightly. */
export function foundIn({ results }: Kept, questions: string[]): number {
  return questions.filter((ref) => isDone(results[ref])).length;
}

/** A short name for a problem: what is kept of it is found by this. */
export function keyOf(problem: object): string {
  let hash = 2166136261;
  for (const character of JSON.stringify(problem)) {
    hash = Math.imul(hash ^ character.charCodeAt(0), 16777619);
  }
  return (hash >>> 0).toString(36);
}
