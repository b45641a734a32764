/** Changes to a network and its samples. Each gives a new problem and keeps every number that still has a place. */

import type { Layer, Problem, Sample } from "../wire/types.ts";
import { draw, generator, SCHEMES } from "../lib/numbers/random.ts";
import { type BiasMode, withLayer } from "../session/edit.ts";
import { addUpToOne } from "../session/target_shares.ts";
import { sizesOf } from "../trace/run.ts";

/** The problem with the biases of a layer, counted from 0, in another mode; new ones are 0. */
export function withBiases(problem: Problem, index: number, mode: BiasMode): Problem {
  return withLayer(problem, index, (layer) => ({
    ...layer,
    biases: mode === "none" ? null : layer.biases ?? layer.weights.map(() => 0),
    train_biases: mode !== "frozen",
  }));
}

/**
 * The problem with `units` units in a layer, 0 being the input. New weights are small and differ
 * from each other, so that the new units do not all learn the same.
 */
export function withUnits(problem: Problem, layer: number, units: number): Problem {
  const random = generator(units * 31 + layer);
  const fresh = () => draw(random, 0.5) || 0.1;
  const layers = problem.network.layers.map((each, at) => {
    if (at === layer) {
      return { ...each, weights: each.weights.map((row) => resized(row, units, fresh)) };
    }
    if (at !== layer - 1) return each;
    const width = each.weights[0].length;
    return {
      ...each,
      weights: resized(each.weights, units, () => Array.from({ length: width }, fresh)),
      biases: each.biases ? resized(each.biases, units, () => 0) : null,
    };
  });
  const isOutput = layer === problem.network.layers.length;
  const samples = problem.samples.map((sample): Sample => ({
    input: layer === 0 ? resized(sample.input, units, () => 0) : sample.input,
    target: isOutput ? resizedTarget(problem, sample.target, units) : sample.target,
  }));
  return { ...problem, network: { layers }, samples };
}

/** Shares of 1 stay shares of 1 when an output goes. */
function resizedTarget(problem: Problem, target: number[], units: number): number[] {
  const kept = resized(target, units, () => 0);
  if (problem.loss !== "categorical_cross_entropy") return kept;
  const sum = kept.reduce((total, share) => total + share, 0);
  return sum > 0 ? kept.map((share) => share / sum) : kept.map((_, at) => at === 0 ? 1 : 0);
}

/** The problem with one more hidden layer, as large as the layer it comes after. */
export function withHiddenLayer(problem: Problem, after: number): Problem {
  const { layers } = problem.network;
  const width = sizesOf(problem)[after];
  const next = layers[after];
  const random = generator(layers.length * 17 + after);
  const fresh = () => draw(random, 0.9) || 0.1;
  const added: Layer = {
    weights: Array.from({ length: width }, () => Array.from({ length: width }, fresh)),
    biases: next.biases ? Array.from({ length: width }, () => 0) : null,
    activation: after > 0 ? layers[after - 1].activation : hiddenActivation(next.activation),
    train_biases: next.train_biases ?? true,
  };
  return {
    ...problem,
    network: { layers: [...layers.slice(0, after), added, ...layers.slice(after)] },
  };
}

function hiddenActivation(activation: string): string {
  return activation === "softmax" ? "sigmoid" : activation;
}

/** The problem without a hidden layer, counted from 1; the next layer's weights are cut to fit. */
export function withoutHiddenLayer(problem: Problem, layer: number): Problem {
  const { layers } = problem.network;
  if (layer >= layers.length) return problem;
  const width = sizesOf(problem)[layer - 1];
  const random = generator(layers.length * 13 + layer);
  const fresh = () => draw(random, 0.9) || 0.1;
  const next = layers[layer];
  const joined = { ...next, weights: next.weights.map((row) => resized(row, width, fresh)) };
  return {
    ...problem,
    network: { layers: [...layers.slice(0, layer - 1), joined, ...layers.slice(layer + 1)] },
  };
}

/** The problem with all weights drawn anew by a scheme, and its biases at 0. */
export function initialised(problem: Problem, scheme: string, seed: number): Problem {
  const random = generator(seed);
  const layers = problem.network.layers.map((layer) => {
    const bound = SCHEMES[scheme].bound(layer.weights[0].length, layer.weights.length);
    return {
      ...layer,
      weights: layer.weights.map((row) => row.map(() => draw(random, bound))),
      biases: layer.biases ? layer.biases.map(() => 0) : null,
    };
  });
  return { ...problem, network: { layers } };
}

/** The problem with one more sample, a copy of its last. */
export function withSample(problem: Problem): Problem {
  const last = problem.samples[problem.samples.length - 1];
  return { ...problem, samples: [...problem.samples, last] };
}

/** The problem without one of its samples; the last one stays. */
export function withoutSample(problem: Problem, index: number): Problem {
  if (problem.samples.length === 1) return problem;
  return { ...problem, samples: problem.samples.filter((_, at) => at !== index) };
}

/**
 * The problem with another loss. A loss that asks for shares or probabilities takes the targets
 * into its range, so that choosing it is not refused for what was right before.
 */
export function withLoss(problem: Problem, loss: string): Problem {
  const layers = problem.network.layers;
  if (!loss.endsWith("cross_entropy")) return { ...problem, loss };
  const shares = loss === "categorical_cross_entropy";
  const samples = problem.samples.map((sample) => ({
    ...sample,
    target: shares ? oneHot(sample.target) : sample.target.map((y) => Math.min(1, Math.max(0, y))),
  }));
  const activation = shares ? "softmax" : "sigmoid";
  const last = layers.length - 1;
  return withLayer({ ...problem, loss, samples }, last, (layer) => ({ ...layer, activation }));
}

function oneHot(target: number[]): number[] {
  if (addUpToOne(target) && target.every((y) => y >= 0)) return target;
  const largest = target.indexOf(Math.max(...target));
  return target.map((_, at) => at === largest ? 1 : 0);
}

function resized<Item>(items: Item[], length: number, fresh: () => Item): Item[] {
  return Array.from({ length }, (_, at) => at < items.length ? items[at] : fresh());
}
