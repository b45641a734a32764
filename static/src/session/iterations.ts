/** Training: iterations one after another, on the server. */

import type { Limits, Problem } from "../wire/types.ts";
import { depthOf } from "../trace/run.ts";
import { post, Refused } from "../wire/server.ts";

/** One iteration: the batch's loss at its start, and the problem where it is at hand. */
export interface Iteration {
  loss: number;
  problem: Problem | null;
}

interface Trained {
  /** At the start and after each iteration. */
  losses: number[];
  problem: Problem;
  stopped: { detail: string; ref: string | null } | null;
}

/** The iterations after that of a problem, and the problem of the last. */
interface Run {
  /** The loss at the start. */
  loss: number;
  iterations: Iteration[];
  problem: Problem;
  /** Why there are fewer than were wanted. */
  stopped: Refused | null;
}

/**
 * Run iterations, as many a request as it may hold, until `goesOn` says no or they diverge.
 * Throws Refused or Unreachable.
 */
export async function train(
  problem: Problem,
  wanted: number,
  limits: Limits,
  goesOn: (done: number) => boolean = () => true,
): Promise<Run> {
  const most = mostAtOnce(problem, limits);
  const iterations: Iteration[] = [];
  let stopped: Refused | null = null;
  let last = problem;
  let loss = NaN;
  while (iterations.length < wanted && !stopped && goesOn(iterations.length)) {
    const trained: Trained = await post("/api/train", {
      problem: last,
      iterations: Math.min(most, wanted - iterations.length),
    });
    last = trained.problem;
    if (iterations.length === 0) loss = trained.losses[0];
    iterations.push(...trained.losses.slice(1).map((loss) => ({ loss, problem: null })));
    stopped = trained.stopped && refusal(trained.stopped, depthOf(problem));
  }
  if (iterations.length > 0) iterations[iterations.length - 1].problem = last;
  return { loss, iterations, problem: last, stopped };
}

/** The problem of an iteration, run again from the one before it that is at hand. */
export async function problemAt(
  iterations: Iteration[],
  index: number,
  limits: Limits,
): Promise<Problem> {
  const at = iterations.findLastIndex((each, place) => place <= index && each.problem);
  const { problem } = iterations[at];
  if (!problem) throw new Error("The first iteration has its problem.");
  if (at === index) return problem;
  return (await train(problem, index - at, limits)).problem;
}

/**
 * Where the cursor stands after iterations: the one that comes next begins at its first step; after
 * many of them what they made of the network is to be seen, the forward pass of the sample at hand.
 */
export function startOf(
  wanted: number,
  { network: { layers } }: Problem,
  cursorOf: (ref: string) => number | null,
): number {
  if (wanted === 1) return 0;
  const last = layers[layers.length - 1].weights.length - 1;
  return cursorOf(`output.${layers.length}.${last}`) ?? 0;
}

function mostAtOnce({ network, samples }: Problem, limits: Limits): number {
  const work = network.layers.reduce(
    (sum, { weights }) => sum + weights.length * (weights[0].length + limits.activation_work),
    0,
  );
  const most = Math.floor(limits.training_work / (work * samples.length));
  return Math.max(1, Math.min(limits.iterations, most));
}

function refusal({ detail, ref }: { detail: string; ref: string | null }, layers: number): Refused {
  const title = "The numbers grow too large";
  return new Refused({ title, status: 422, detail, ref: ref ?? undefined, layers });
}
