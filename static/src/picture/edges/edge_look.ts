/** How wide an edge is drawn, and in which colour. */

import { widthOf } from "../../ui/drawing/gradient_scale.ts";
import type { Problem } from "../../wire/types.ts";

export interface EdgeLook {
  width: number;
  sign: Sign;
}

export type Sign = "positive" | "negative" | "zero" | "unknown";

/** How wide the edge of a weight of 0 is, and that of the largest one. */
const THINNEST = 1;
const THICKEST = 5;

/** By its weight: as wide as that is large beside the largest of the problem. */
export function lookOf(weight: number, problem: Problem): EdgeLook {
  // After an update a weight may be larger than the largest that was given.
  const share = Math.min(1.2, Math.abs(weight) / largestWeight(problem));
  return { width: THINNEST + share * (THICKEST - THINNEST), sign: signOf(weight) };
}

/** By its gradient or its change, on the scale of gradients; a hairline where that is not known. */
export function lookOnScale(value: number | null): EdgeLook {
  return value === null
    ? { width: THINNEST, sign: "unknown" }
    : { width: widthOf(value), sign: signOf(value) };
}

export function signOf(value: number): Sign {
  return value > 0 ? "positive" : value < 0 ? "negative" : "zero";
}

let known: { of: Problem; largest: number } | null = null;

/** The largest weight by its size, looked up once a problem: a step asks for it edge by edge. */
function largestWeight(problem: Problem): number {
  if (known?.of !== problem) {
    const rows = problem.network.layers.flatMap((layer) => layer.weights);
    const largest = rows.reduce((most, row) => Math.max(most, ...row.map(Math.abs)), 1e-12);
    known = { of: problem, largest };
  }
  return known.largest;
}
