/** Iterations one after another, on the server, of a problem of any kind. */

import type { Refused } from "../../wire/server.ts";
import type { Iteration } from "./course.ts";

/** What a request for some iterations brings. */
export interface Trained<Start> {
  /** At the start and after each iteration. */
  losses: number[];
  problem: Start;
  /** Why there are fewer than were wanted. */
  stopped: Refused | null;
}

export interface Trainer<Start> {
  /** How many iterations one request may ask for. */
  most: number;
  /** Throws Refused or Unreachable. */
  ask: (problem: Start, iterations: number) => Promise<Trained<Start>>;
}

/** The iterations after that of a problem, and the problem of the last. */
export interface Ran<Start> {
  /** The loss at the start. */
  loss: number;
  iterations: Iteration<Start>[];
  problem: Start;
  /** Why there are fewer than were wanted. */
  stopped: Refused | null;
}

/** Whether to go on, after so many iterations. */
export type GoesOn = (done: number) => boolean;

/**
 * Run iterations, as many a request as it may hold, until `goesOn` says no or they diverge.
 * Throws Refused or Unreachable.
 */
export async function runOn<Start>(
  { most, ask }: Trainer<Start>,
  problem: Start,
  wanted: number,
  goesOn: GoesOn = () => true,
): Promise<Ran<Start>> {
  const iterations: Iteration<Start>[] = [];
  let stopped: Refused | null = null;
  let last = problem;
  let loss = NaN;
  while (iterations.length < wanted && !stopped && goesOn(iterations.length)) {
    const trained = await ask(last, Math.min(most, wanted - iterations.length));
    last = trained.problem;
    if (iterations.length === 0) loss = trained.losses[0];
    iterations.push(...trained.losses.slice(1).map((loss) => ({ loss, problem: null })));
    stopped = trained.stopped;
  }
  if (iterations.length > 0) iterations[iterations.length - 1].problem = last;
  return { loss, iterations, problem: last, stopped };
}

/** What an iteration starts from, run again from the one before it that is at hand. */
export async function startOf<Start>(
  trainerOf: (problem: Start) => Trainer<Start>,
  iterations: Iteration<Start>[],
  index: number,
): Promise<Start> {
  const at = iterations.findLastIndex((each, place) => place <= index && each.problem);
  const { problem } = iterations[at];
  if (!problem) throw new Error("The first iteration has its problem.");
  if (at === index) return problem;
  return (await runOn(trainerOf(problem), problem, index - at)).problem;
}
