/** A run that a link holds, run again. */

import type { Limits, Problem } from "../../wire/types.ts";
import type { SavedRun, Sheet } from "../sheet.ts";
import { type Course, type Iteration, openAt } from "./course.ts";
import { trainerOf } from "./of_network.ts";
import { runOn, startOf, type Trainer } from "./running.ts";

/** The sheet of a saved run, run anew, and the problem of its open iteration. Throws as runOn does. */
export async function runAnew(
  saved: SavedRun,
  example: string | null,
  limits: Limits,
): Promise<{ sheet: Sheet; problem: Problem }> {
  const { course, start } = await courseAnew(saved, (problem) => trainerOf(problem, limits));
  return { problem: start, sheet: { example, ...course } };
}

/** The same for what is open of any kind: the course, and what its open iteration starts from. */
export async function courseAnew<Start>(
  { iterations: count, iteration, from }: SavedRun<Start>,
  trainer: (start: Start) => Trainer<Start>,
): Promise<{ course: Course<Start>; start: Start }> {
  const iterations: Iteration<Start>[] = [];
  for (const [piece, { at, problem }] of from.entries()) {
    const end = from[piece + 1]?.at ?? count - 1;
    // Of one more iteration the loss at its start is told too.
    const run = await runOn(trainer(problem), problem, Math.max(1, end - at));
    const more = run.iterations.slice(0, end - at);
    iterations.splice(at, Infinity, { loss: run.loss, problem }, ...more);
  }
  const at = Math.min(iteration, iterations.length - 1);
  const start: Start = await startOf(trainer, iterations, at);
  const turns = from.slice(1).map(({ at }) => at);
  return {
    start,
    course: openAt({ iterations, iteration: at, turns, earlier: [] }, at, start),
  };
}
