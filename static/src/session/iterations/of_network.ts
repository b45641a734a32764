/** Training a network: its iterations one after another, on the server. */

import { depthOf } from "../../trace/run.ts";
import { post, Refused } from "../../wire/server.ts";
import type { Limits, Problem } from "../../wire/types.ts";
import type { Iteration } from "./course.ts";
import { type GoesOn, type Ran, runOn, startOf, type Trainer } from "./running.ts";

interface Answer {
  losses: number[];
  problem: Problem;
  stopped: { detail: string; ref: string | null } | null;
}

/** As runOn. */
export function train(
  problem: Problem,
  wanted: number,
  limits: Limits,
  goesOn?: GoesOn,
): Promise<Ran<Problem>> {
  return runOn(trainerOf(problem, limits), problem, wanted, goesOn);
}

/** As startOf. */
export function problemAt(
  iterations: Iteration<Problem>[],
  index: number,
  limits: Limits,
): Promise<Problem> {
  return startOf((problem) => trainerOf(problem, limits), iterations, index);
}

/** Where the cursor stands once the forward pass of the sample at hand is there. */
export function afterForward(
  { network: { layers } }: Problem,
  cursorOf: (ref: string) => number | null,
): number {
  return cursorOf(`output.${layers.length}.${layers[layers.length - 1].weights.length - 1}`) ?? 0;
}

export function trainerOf(start: Problem, limits: Limits): Trainer<Problem> {
  return {
    most: mostAtOnce(start, limits),
    async ask(problem, iterations) {
      const { stopped, ...trained } = await post<Answer>("/api/train", { problem, iterations });
      return { ...trained, stopped: stopped && refusal(stopped, depthOf(problem)) };
    },
  };
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
