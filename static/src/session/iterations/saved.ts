/** A run that a link holds, run again. */

import type { Limits, Problem } from "../../wire/types.ts";
import type { SavedRun, Sheet } from "../sheet.ts";
import { type Iteration, openAt } from "./course.ts";
import { problemAt, train } from "./of_network.ts";

/** The sheet of a saved run, run anew, and the problem of its open iteration. Throws as train does. */
export async function runAnew(
  { iterations: count, iteration, from }: SavedRun,
  example: string | null,
  limits: Limits,
): Promise<{ sheet: Sheet; problem: Problem }> {
  const iterations: Iteration<Problem>[] = [];
  for (const [piece, { at, problem }] of from.entries()) {
    const end = from[piece + 1]?.at ?? count - 1;
    // Of one more iteration the loss at its start is told too.
    const run = await train(problem, Math.max(1, end - at), limits);
    const more = run.iterations.slice(0, end - at);
    iterations.splice(at, Infinity, { loss: run.loss, problem }, ...more);
  }
  const at = Math.min(iteration, iterations.length - 1);
  const problem = await problemAt(iterations, at, limits);
  const turns = from.slice(1).map(({ at }) => at);
  return {
    problem,
    sheet: openAt({ example, iterations, iteration: at, turns, earlier: [] }, at, problem),
  };
}
