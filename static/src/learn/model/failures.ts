/** Ways in which learning goes wrong, each one click to see: a run that begins with the fault in it. */

import type { Table } from "../../wire/learning.ts";
import type { Optimizer, Problem } from "../../wire/types.ts";
import type { Learning } from "./learning.ts";
import { networkFor, withRate } from "./settings.ts";

interface Failure {
  title: string;
  /** The start of the run that shows it. */
  from: (start: Problem, table: Table) => Problem;
}

const plain = (start: Problem): Optimizer => ({
  name: "sgd",
  learning_rate: start.optimizer?.name === "sgd" ? start.optimizer.learning_rate ?? 0.5 : 0.5,
});

/** A network with hidden layers of one activation, its hidden parameters changed. */
function made(
  start: Problem,
  table: Table,
  hidden: number[],
  activation: string,
  change: { weight?: (weight: number) => number; bias?: number; scheme?: string },
): Problem {
  const { weight = (own) => own, bias = 0, scheme = "xavier" } = change;
  const shape = { hidden, activation, scheme, seed: 1 };
  const problem = networkFor(table, shape, plain(start));
  const layers = problem.network.layers.map((layer, at) =>
    at === hidden.length ? layer : {
      ...layer,
      weights: layer.weights.map((row) => row.map(weight)),
      biases: layer.weights.map(() => bias),
    }
  );
  return { ...problem, network: { layers } };
}

export const FAILURES: Record<string, Failure> = {
  rate: {
    title: "A learning rate that is too large",
    from: (start) => withRate({ ...start, optimizer: plain(start) }, 40),
  },
  dead: {
    title: "Dead ReLUs",
    from: (start, table) => made(start, table, [4], "relu", { bias: -10 }),
  },
  saturated: {
    title: "Saturated sigmoids",
    from: (start, table) =>
      made(start, table, [4], "sigmoid", { weight: (own) => 0.2 * own, bias: 8 }),
  },
  zero: {
    title: "All weights 0 at the start",
    from: (start, table) => made(start, table, [4], "tanh", { scheme: "zero" }),
  },
  vanishing: {
    title: "Gradients that vanish on the way down",
    from: (start, table) => made(start, table, [4, 4, 4, 4, 4, 4], "sigmoid", {}),
  },
  // Gradients that are added up and never set to 0 are a velocity of which nothing is lost.
  reset: {
    title: "A forgotten reset of the gradients",
    from: (start) => ({ ...start, optimizer: { ...plain(start), momentum: 1 } }),
  },
};

/** Begin the run that shows it, beside those there are, and let it learn. */
export async function show(learning: Learning, failure: Failure): Promise<void> {
  const [own, source] = [learning.run.peek(), learning.source.peek()];
  if (!own || !source) return;
  const { batchSize, shuffleSeed, goal } = own;
  learning.begin(failure.from(own.start, source.table), { batchSize, shuffleSeed, goal });
  await learning.train();
}
