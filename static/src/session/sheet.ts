/** What is open: a problem's iterations so far, and what becomes of them when the problem is changed. */

import type { Limits, Problem } from "../wire/types.ts";
import { listOf, objectOf } from "../lib/json_shape.ts";
import type { Run } from "../trace/run.ts";
import type { Iteration } from "./iterations.ts";
import { training } from "./late/training.ts";

/** What is open: an example or a problem of one's own, and the iterations run on it so far. */
export interface Sheet {
  /** The example's id while nothing of it has been changed. */
  example: string | null;
  iterations: Iteration[];
  iteration: number;
  /** The iterations before which the loss or the update was changed, in order. */
  turns: number[];
  /** The losses of the run before this one, to compare; none where there was none. */
  earlier: number[];
}

/** A run as a link holds it: what it started from, and from where it went on otherwise. */
export interface SavedRun {
  /** How many iterations there are, and which of them is open. */
  iterations: number;
  iteration: number;
  from: { at: number; problem: Problem }[];
}

/** More iterations than this a link does not run. */
const MOST_SAVED = 100_000;

export function freshSheet(run: Run, example: string | null): Sheet {
  const iterations = [{ problem: run.problem, loss: run.batchLoss }];
  return { example, iterations, iteration: 0, turns: [], earlier: [] };
}

/**
 * The sheet once the problem that was `before` has been changed into that of `run`. Another loss or
 * another update goes on from here; anything else starts a new run.
 */
export function editedSheet(sheet: Sheet, before: Problem, run: Run): Sheet {
  const { iterations, iteration, turns, earlier } = sheet;
  const fresh = freshSheet(run, null);
  if (iterations.length === 1) return { ...fresh, earlier };
  const losses = iterations.map(({ loss }) => loss);
  if (!goesOn(before, run.problem)) return { ...fresh, earlier: losses };
  return {
    ...fresh,
    iterations: [...iterations.slice(0, iteration), ...fresh.iterations],
    iteration,
    turns: [...turns.filter((at) => at < iteration), ...(iteration > 0 ? [iteration] : [])],
    earlier: iteration < iterations.length - 1 ? losses : earlier,
  };
}

/** The sheet with more iterations after the one that is open. */
export function carriedOn(sheet: Sheet, more: Iteration[]): Sheet {
  const iterations = [...sheet.iterations.slice(0, sheet.iteration + 1), ...more];
  const turns = sheet.turns.filter((at) => at <= sheet.iteration);
  return { ...sheet, iterations, iteration: iterations.length - 1, turns };
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
export function savedRun({ iterations, iteration, turns }: Sheet): SavedRun | null {
  if (iterations.length === 1) return null;
  const from = [0, ...turns].flatMap((at) => {
    const { problem } = iterations[at];
    return problem ? [{ at, problem }] : [];
  });
  return { iterations: iterations.length, iteration, from };
}

/** The sheet of a saved run, run anew, and the problem of its open iteration. Throws as train does. */
export async function runAnew(
  { iterations: count, iteration, from }: SavedRun,
  example: string | null,
  limits: Limits,
): Promise<{ sheet: Sheet; problem: Problem }> {
  const { problemAt, train } = await training();
  const iterations: Iteration[] = [];
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
    sheet: {
      example,
      iterations: iterations.with(at, { ...iterations[at], problem }),
      iteration: at,
      turns,
      earlier: [],
    },
  };
}
