/** Changes to what a run starts from: its optimizer, its network. */

import { draw, generator, SCHEMES } from "../../lib/numbers/random.ts";
import type { Table } from "../../wire/learning.ts";
import type { Optimizer, Problem } from "../../wire/types.ts";

/** What an optimizer starts with when it is chosen: rates at which it is usually tried. */
const OPTIMIZERS: Record<string, Optimizer> = {
  sgd: { name: "sgd", learning_rate: 1 },
  momentum: { name: "sgd", learning_rate: 0.1, momentum: 0.9 },
  nesterov: { name: "sgd", learning_rate: 0.1, momentum: 0.9, nesterov: true },
  adagrad: { name: "adagrad", learning_rate: 0.1 },
  rmsprop: { name: "rmsprop", learning_rate: 0.01 },
  adam: { name: "adam", learning_rate: 0.03 },
  adamw: { name: "adamw", learning_rate: 0.03 },
};

export function withOptimizer(problem: Problem, kind: string): Problem {
  const schedule = problem.optimizer?.schedule;
  return { ...problem, optimizer: { ...OPTIMIZERS[kind], ...(schedule && { schedule }) } };
}

export function withRate(problem: Problem, learning_rate: number): Problem {
  return { ...problem, optimizer: { ...problem.optimizer ?? { name: "sgd" }, learning_rate } };
}

export interface Shape {
  /** Units of the hidden layers. */
  hidden: number[];
  activation: string;
  scheme: string;
  seed: number;
}

/** A network of a shape for a table, its weights drawn from a seed and its biases 0. */
export function networkFor(table: Table, shape: Shape, optimizer: Optimizer): Problem {
  const outputs = table.targets[0].length;
  const random = generator(shape.seed);
  const sizes = [table.inputs[0].length, ...shape.hidden, outputs];
  const isClass = table.kind === "classes";
  const last = !isClass ? "identity" : outputs > 1 ? "softmax" : "sigmoid";
  const layers = sizes.slice(1).map((units, at) => {
    const bound = shape.scheme === "zero" ? 0 : SCHEMES[shape.scheme].bound(sizes[at], units);
    return {
      weights: Array.from(
        { length: units },
        () => Array.from({ length: sizes[at] }, () => draw(random, bound)),
      ),
      biases: new Array<number>(units).fill(0),
      activation: at === sizes.length - 2 ? last : shape.activation,
      train_biases: true,
    };
  });
  const loss = !isClass
    ? "half_squared_error"
    : outputs > 1
    ? "categorical_cross_entropy"
    : "binary_cross_entropy";
  return {
    network: { layers },
    loss,
    samples: [{ input: table.inputs[0], target: table.targets[0] }],
    reduction: "mean",
    optimizer,
  };
}
