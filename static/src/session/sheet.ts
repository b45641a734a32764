/** What is open: a problem's iterations so far, and what becomes of them when the problem is changed. */

import type { Problem } from "../wire/types.ts";
import { listOf, objectOf } from "../lib/json_shape.ts";
import type { Run } from "../trace/run.ts";
import { type Course, editedCourse, freshCourse } from "./iterations/course.ts";

/** What is open: an example or a problem of one's own, and the iterations run on it so far. */
export interface Sheet extends Course<Problem> {
  /** The example's id while nothing of it has been changed. */
  example: string | null;
}

/** A run as a link holds it: what it started from, and from where it went on otherwise. */
export interface SavedRun<Start = Problem> {
  /** How many iterations there are, and which of them is open. */
  iterations: number;
  iteration: number;
  from: { at: number; problem: Start }[];
}

/** More iterations than this a link does not run. */
const MOST_SAVED = 100_000;

export function freshSheet(run: Run, example: string | null): Sheet {
  return { example, ...freshCourse(run.problem, run.batchLoss) };
}

/**
 * The sheet once the problem that was `before` has been changed into that of `run`. Another loss or
 * another update goes on from here; anything else starts a new run.
 */
export function editedSheet(sheet: Sheet, before: Problem, run: Run): Sheet {
  const fresh = freshSheet(run, null);
  return { ...fresh, ...editedCourse(sheet, fresh, goesOn(before, run.problem)) };
}

/** Whether two problems have the same network and samples, and differ in the loss or the update. */
function goesOn(a: Problem, b: Problem): boolean {
  return JSON.stringify([a.network, a.samples]) === JSON.stringify([b.network, b.samples]);
}

export const isSavedRun = objectOf<SavedRun>({
  iterations: isCount,
  iteration: isCount,
  from: listOf(objectOf<SavedRun["from"][number]>({ at: isCount, problem: isProblem })),
});

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) < MOST_SAVED;
}

/** The rest is the server's to check. */
function isProblem(value: unknown): value is Problem {
  return typeof value === "object" && value !== null;
}

/** What a link keeps of a run; null where nothing has been run. */
export function savedRun<Start>(
  { iterations, iteration, turns }: Course<Start>,
): SavedRun<Start> | null {
  if (iterations.length === 1) return null;
  const from = [0, ...turns].flatMap((at) => {
    const { problem } = iterations[at];
    return problem ? [{ at, problem }] : [];
  });
  return { iterations: iterations.length, iteration, from };
}
