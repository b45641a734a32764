/** Where the numbers of the picture stand. */

import type { State } from "../../trace/state.ts";
import type { Spot } from "../../ui/drawing/motion.ts";
import type { Problem } from "../../wire/types.ts";
import { type Layout, LINE_HEIGHT } from "../layout/layout.ts";

/** What is played on: the picture as it is laid out, and its numbers after the move. */
export interface Scene {
  problem: Problem;
  layout: Layout;
  state: State;
}

/** Where a number of a unit, a target or the loss stands; null where it is not on show. */
export function spotOf(ref: string, { layout, problem }: Scene): Spot | null {
  const [quantity, ...places] = ref.split(".");
  const [a, b] = places.map(Number);
  const target = (unit: number) => layout.targets.find((each) => each.unit === unit) ?? null;
  if (quantity === "loss") return layout.loss;
  const place = quantity === "target" || quantity === "loss_term" ? target(a) : null;
  if (place) return { x: place.x, y: place.y + (quantity === "target" ? 0 : LINE_HEIGHT / 2 + 15) };
  const [layer, unit] = quantity === "input" ? [0, a] : [a, b];
  const own = layout.units.find((each) => each.layer === layer && each.unit === unit);
  if (!own || quantity.includes("weight")) return null;
  const isSoftmax = problem.network.layers[layer - 1]?.activation === "softmax";
  const row = rowOf(quantity, layout.roomy, isSoftmax);
  const rim = layout.unit.height / 2 + LINE_HEIGHT / 2 + 2;
  if (row === 0) return { x: own.x, y: own.y + 10 };
  return { x: own.x, y: own.y + Math.sign(row) * (rim + (Math.abs(row) - 1) * LINE_HEIGHT) };
}

/** The place of a number among the lines of its unit: −1 is the lowest above, 1 the first below. */
function rowOf(quantity: string, roomy: boolean, isSoftmax: boolean): number {
  if (quantity === "net") return -1;
  if (quantity.endsWith("bias")) return -2;
  const below = roomy ? (isSoftmax ? ["error", "delta"] : ["error", "slope", "delta"]) : ["delta"];
  if (quantity.endsWith("bias_gradient")) return below.length + 1;
  return below.indexOf(quantity) + 1;
}
