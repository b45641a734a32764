/** A stretch of steps: those that one Next does at once. */

import { type Grain, nextStop, previousStop } from "./grains.ts";
import { type AnyRun, stepAt, type StepOf } from "./run.ts";

/** A stretch may be a whole pass of thousands of steps; more than these nobody reads. */
const MOST_STEPS = 64;

/** The steps that were done together and end at the cursor: the last of them, if they are many. */
export function stepsBefore<Run extends AnyRun>(
  run: Run,
  cursor: number,
  grain: Grain,
): StepOf<Run>[] {
  const from = Math.max(previousStop(run.blocks, cursor, grain), cursor - MOST_STEPS);
  return stepsOf(run, from, cursor);
}

/** What Next does: its first step, its last one, and how many there are; null at the end. */
export function stepsAhead<Run extends AnyRun>(run: Run, cursor: number, grain: Grain) {
  const to = nextStop(run.blocks, run.total, cursor, grain);
  const [first, last] = [stepAt(run, cursor), stepAt(run, to - 1)];
  return to > cursor && first ? { first, last: last ?? first, count: to - cursor } : null;
}

function stepsOf<Run extends AnyRun>(run: Run, from: number, to: number): StepOf<Run>[] {
  return Array.from({ length: to - from }, (_, at) => stepAt(run, from + at))
    .filter((step) => step !== null);
}
