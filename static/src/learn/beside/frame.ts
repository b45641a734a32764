/** The plane's frame: where a pair of inputs stands in it. */

import { ticks } from "d3-array";
import type { Scale } from "../data/scale.ts";
import { formatNumber } from "../../lib/numbers/format.ts";

export interface Frame {
  width: number;
  height: number;
  x: (value: number) => number;
  y: (value: number) => number;
}

export function frameOf(
  { width, height }: { width: number; height: number },
  [[left, right], [bottom, top]]: [[number, number], [number, number]],
): Frame {
  return {
    width,
    height,
    x: (value) => (value - left) / (right - left) * width,
    y: (value) => (top - value) / (top - bottom) * height,
  };
}

/** A few round numbers within a range, as they are written. */
export function roundNumbers([from, to]: [number, number], count = 4): [number, string][] {
  return ticks(from, to, count).map((
    value,
  ) => [value, formatNumber(Number(value.toPrecision(10)))]);
}

/** The same for an input that was standardised: round as its owner wrote it. */
export function shownTicks(
  [from, to]: [number, number],
  { mean, spread }: Scale,
): [number, string][] {
  return roundNumbers([mean + spread * from, mean + spread * to])
    .map(([value, text]) => [(value - mean) / spread, text]);
}
