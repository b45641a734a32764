/** Changes of single numbers and layers of a problem. Each gives a new problem. */

import type { Layer, Problem, Sample } from "../wire/types.ts";
import { withShare } from "./target_shares.ts";

export type BiasMode = "trained" | "frozen" | "none";

/** The problem with one of its given numbers changed: an input, a target, a weight or a bias. */
export function withNumber(
  problem: Problem,
  sample: number,
  ref: string,
  value: number,
): Problem {
  const [quantity, ...places] = ref.split(".");
  const [a, b, c] = places.map(Number);
  if (quantity === "input" || quantity === "target") {
    const change = quantity === "target" && areShares(problem) ? withShare : replaced<number>;
    return withSampleChanged(problem, sample, {
      [quantity]: change(problem.samples[sample][quantity], a, value),
    });
  }
  return withLayer(
    problem,
    a - 1,
    (layer) =>
      quantity === "bias" ? { ...layer, biases: replaced(layer.biases ?? [], b, value) } : {
        ...layer,
        weights: replaced(layer.weights, b, replaced(layer.weights[b] ?? [], c, value)),
      },
  );
}

/** Whether its targets are to be shares of 1. */
function areShares({ loss, network }: Problem): boolean {
  const isSoftmax = network.layers.at(-1)?.activation === "softmax";
  return isSoftmax && loss === "categorical_cross_entropy";
}

/** The problem with one of its layers, counted from 0, changed. */
export function withLayer(
  problem: Problem,
  index: number,
  change: (layer: Layer) => Layer,
): Problem {
  const layers = problem.network.layers.map((each, at) => at === index ? change(each) : each);
  return { ...problem, network: { layers } };
}

/** What becomes of a layer's biases. */
export function biasMode(layer: Layer): BiasMode {
  if (!layer.biases) return "none";
  return layer.train_biases === false ? "frozen" : "trained";
}

/** The problem with the input or the target of a sample replaced. */
export function withSampleChanged(
  problem: Problem,
  index: number,
  change: Partial<Sample>,
): Problem {
  const samples = problem.samples.map((each, at) => at === index ? { ...each, ...change } : each);
  return { ...problem, samples };
}

function replaced<Item>(items: Item[], index: number, item: Item): Item[] {
  return items.map((each, at) => at === index ? item : each);
}
