/** What an optimizer keeps from one iteration to the next, and when it no longer fits. */

import type { Optimizer, Problem } from "../wire/types.ts";

/** What a state belongs to: the optimizer, and which parameters are trained. */
function belongsTo({ network, optimizer }: Problem): string {
  const layers = network.layers.map(({ weights, biases, train_biases }) => [
    weights.length,
    weights[0].length,
    Boolean(biases) && train_biases !== false,
  ]);
  return JSON.stringify([layers, kindOf(optimizer)]);
}

/** An optimizer but for its rate, on which nothing that it keeps depends. */
export function kindOf(optimizer?: Optimizer) {
  return { ...optimizer, learning_rate: 0, schedule: null };
}

/** The edited problem, which begins its optimizer anew where what that has kept does not fit it. */
export function withFittingState(before: Problem, edited: Problem): Problem {
  if (!edited.optimizer_state || belongsTo(before) === belongsTo(edited)) return edited;
  const { optimizer_state: _, ...fresh } = edited;
  return fresh;
}
