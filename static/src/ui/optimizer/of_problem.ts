/** The optimizer of a network's problem. */

import type { Optimizer, Problem } from "../../wire/types.ts";

/** Gradient descent where the problem leaves it out, as on the server. */
export function optimizerOf({ optimizer }: Problem): Optimizer {
  return optimizer ?? { name: "sgd" };
}

export function withOptimizer(
  problem: Problem,
  change: (now: Optimizer) => Optimizer,
): Problem {
  return { ...problem, optimizer: change(optimizerOf(problem)) };
}
