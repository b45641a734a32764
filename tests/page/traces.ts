/**
 * Traces as they come over the wire, with made-up numbers: each step writes 1, 2, 3, … They share
 * no code with the page, and have the plainest of folds.
 */

import type {
  Block,
  Keyframe,
  Nested,
  Phase,
  Problem,
  Step,
  TracePage,
} from "../../static/src/wire/types.ts";
import { LECTURE } from "./notations.ts";

type Planned = Omit<Block, "start">;

/** The blocks of one iteration, in the server's order. */
export function blocksOf(problem: Problem): Block[] {
  let start = 0;
  return [...plan(problem)].map((block) => {
    const placed = { ...block, start };
    start += block.count;
    return placed;
  });
}

function* plan({ network: { layers }, samples }: Problem): Generator<Planned> {
  const last = samples.length - 1;
  const depth = layers.length;
  const upwards = layers.map((_, at) => at + 1);
  const downwards = upwards.toReversed();
  const of = (
    phase: Phase,
    op: Block["op"],
    quantity: string,
    sample: number,
    layer: number,
  ): Planned => {
    const { length } = layers[layer - 1].weights;
    const fanIn = /weight/.test(quantity) ? layers[layer - 1].weights[0].length : 1;
    const count = quantity === "loss" ? 1 : length * fanIn;
    return { phase, op, quantity, sample, layer, count, per_unit: fanIn };
  };
  for (const sample of samples.keys()) {
    for (const at of upwards) {
      yield of("forward", "net", "net", sample, at);
      yield of("forward", "output", "output", sample, at);
    }
    yield of("loss", "loss_term", "loss_term", sample, depth);
    yield of("loss", "loss", "loss", sample, depth);
    for (const at of downwards) {
      yield of("backward", "error", "error", sample, at);
      yield of("backward", "slope", "slope", sample, at);
      yield of("backward", "delta", "delta", sample, at);
      yield of("backward", "weight_gradient", "weight_gradient", sample, at);
      yield of("backward", "bias_gradient", "bias_gradient", sample, at);
    }
  }
  if (samples.length > 1) {
    for (const at of downwards) {
      yield of("backward", "batch_gradient", "batch_weight_gradient", last, at);
      yield of("backward", "batch_gradient", "batch_bias_gradient", last, at);
    }
  }
  for (const at of upwards) {
    yield of("update", "update", "updated_weight", last, at);
    yield of("update", "update", "updated_bias", last, at);
  }
}

/** All steps of one iteration; step k writes k + 1. */
export function stepsOf(problem: Problem): Step[] {
  return blocksOf(problem).flatMap((block) =>
    Array.from({ length: block.count }, (_, place): Step => {
      const unit = Math.floor(place / block.per_unit);
      const source = /weight/.test(block.quantity) ? place % block.per_unit : null;
      const places = block.quantity === "loss"
        ? []
        : block.quantity === "loss_term"
        ? [unit]
        : [block.layer, unit, ...(source === null ? [] : [source])];
      const ref = [block.quantity, ...places].join(".");
      const index = block.start + place;
      return {
        ...{ index, phase: block.phase, op: block.op, sample: block.sample, layer: block.layer },
        ...{ unit: block.quantity === "loss" ? null : unit, source },
        ...{ result: ref, reads: [], writes: [{ ref, value: index + 1 }] },
        ...{ title: ref, text: "", formula: { lines: [], latex: "" } },
      };
    })
  );
}

/** What belongs to one sample, and is empty again when the next one begins. */
const OF_SAMPLE = ["net", "output", "slope", "error", "delta", "weight_gradient", "bias_gradient"];
const OF_BATCH = [
  ...["batch_weight_gradient", "batch_bias_gradient", "updated_weight", "updated_bias"],
];

/** The state before step `before`, as a keyframe has it. */
export function keyframeAt(problem: Problem, before: number): Keyframe {
  const { layers } = problem.network;
  const empty = (quantity: string): Nested =>
    layers.map(({ weights }) =>
      weights.map((row) => /weight/.test(quantity) ? row.map(() => null) : null)
    );
  const emptySample = () => ({
    ...Object.fromEntries(OF_SAMPLE.map((quantity) => [quantity, empty(quantity)])),
    loss_term: layers[layers.length - 1].weights.map(() => null),
    loss: null,
  });
  let state = {
    sample: 0,
    ...emptySample(),
    ...Object.fromEntries(OF_BATCH.map((quantity) => [quantity, empty(quantity)])),
  } as Keyframe;
  for (const step of stepsOf(problem).slice(0, before)) {
    if (step.sample !== state.sample) state = { ...state, ...emptySample(), sample: step.sample };
    for (const { ref, value } of step.writes) write(state, ref, value);
  }
  return state;
}

/** The number that a ref names in a keyframe, or null. */
export function read(keyframe: Keyframe, ref: string): Nested {
  return placesIn(ref).reduce<Nested>(
    (nested, place) => (nested as Nested[])[place],
    keyframe[ref.split(".")[0]],
  );
}

function write(keyframe: Keyframe, ref: string, value: number): void {
  const [quantity] = ref.split(".");
  const places = placesIn(ref);
  if (places.length === 0) keyframe[quantity] = value;
  const row = places.slice(0, -1).reduce<Nested>(
    (nested, place) => (nested as Nested[])[place],
    keyframe[quantity],
  );
  if (places.length > 0) (row as Nested[])[places[places.length - 1]] = value;
}

/** Layers stand in lists from 0, and in refs from 1. */
function placesIn(ref: string): number[] {
  const [quantity, ...places] = ref.split(".");
  const numbers = places.map(Number);
  return quantity === "loss_term"
    ? numbers
    : numbers.map((place, at) => at === 0 ? place - 1 : place);
}

/** A page of the trace. */
export function pageOf(problem: Problem, start: number, count: number): TracePage {
  const steps = stepsOf(problem);
  return {
    ...{ total: steps.length, start, blocks: blocksOf(problem), notation: LECTURE, batch_loss: 0 },
    keyframe: keyframeAt(problem, start),
    steps: steps.slice(start, start + count),
  };
}
