/** Problems of any shape whose numbers all differ, so that a number out of its place is seen. */

import type { Layer, Problem } from "../../static/src/wire/types.ts";

interface Options {
  activation?: string;
  biases?: boolean;
  trainBiases?: boolean;
  loss?: string;
  samples?: number;
}

/** A network d → … → C; its numbers are 0.01, 0.02, … in the order of layers, units, sources. */
export function network(sizes: number[], options: Options = {}): Problem {
  const { activation = "sigmoid", biases = true, trainBiases = true } = options;
  let last = 0;
  const some = (length: number) => Array.from({ length }, () => ++last / 100);
  const layers = sizes.slice(1).map((units, at): Layer => ({
    weights: Array.from({ length: units }, () => some(sizes[at])),
    biases: biases ? some(units) : null,
    activation,
    train_biases: trainBiases,
  }));
  const samples = Array.from({ length: options.samples ?? 1 }, () => ({
    input: some(sizes[0]),
    target: some(sizes[sizes.length - 1]),
  }));
  return {
    network: { layers },
    loss: options.loss ?? "half_squared_error",
    samples,
    reduction: "sum",
    optimizer: { name: "sgd", learning_rate: 0.5 },
  };
}
