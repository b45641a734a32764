/** Names of numbers, as they go over the wire: `weight.2.0.1`, `delta.1.0`, `loss`. */

import type { Block } from "../wire/types.ts";

export interface Ref {
  quantity: string;
  /** From 1; 0 for an input; the output layer for targets, loss terms and the loss. */
  layer: number;
  unit: number;
  /** The unit of the layer below that a weight comes from, where the number belongs to a weight. */
  source: number | null;
}

const SINGLE = new Set(["loss", "batch_loss", "gradient_norm", "learning_rate"]);
const TERMINALS = new Set(["target", "loss_term"]);

/** Take a ref apart, in a network of `depth` layers of weights. */
export function parseRef(ref: string, depth: number): Ref {
  const [quantity, ...places] = ref.split(".");
  const [first, second, third] = places.map(Number);
  if (quantity === "input") return { quantity, layer: 0, unit: first, source: null };
  if (TERMINALS.has(quantity)) return { quantity, layer: depth, unit: first, source: null };
  if (places.length === 0) return { quantity, layer: depth, unit: 0, source: null };
  return { quantity, layer: first, unit: second, source: third ?? null };
}

/** What the layer above `layer` receives from its unit: an output, or an input. */
export function outputRef(layer: number, unit: number): string {
  return layer === 0 ? `input.${unit}` : `output.${layer}.${unit}`;
}

/** The ref of the number that a block's `at`-th step writes. */
export function refIn({ quantity, layer, per_unit: perUnit }: Block, at: number): string {
  if (SINGLE.has(quantity)) return quantity;
  if (quantity === "loss_term") return `${quantity}.${at}`;
  if (!/weight/.test(quantity)) return `${quantity}.${layer}.${at}`;
  return `${quantity}.${layer}.${Math.floor(at / perUnit)}.${at % perUnit}`;
}

/** Whether the number is given with the problem, and computed by no step. */
export function isGiven(ref: string): boolean {
  return /^(input|target|weight|bias)\./.test(ref);
}
