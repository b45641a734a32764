/** The scales of the curve: iterations along, losses or shares up, as they are or in powers of ten. */

import { ticks } from "d3-array";
import { formatNumber } from "../../lib/numbers/format.ts";
import type { Moment, Run } from "../model/runs.ts";

export type Shown = "loss" | "accuracy" | "gradients";

export interface Scales {
  x: (iteration: number) => number;
  iteration: (x: number) => number;
  y: (value: number) => number;
  xTicks: number[];
  yTicks: [number, string][];
  last: number;
}

export interface Plot {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** What a line shows of a moment; of gradients, the size in a layer, counted from 0. */
export type Line = (moment: Moment) => number | null;

export const gradientOf = (layer: number): Line => ({ gradientNorms }) =>
  gradientNorms?.[layer] ?? null;

export const valueOf = (moment: Moment, shown: Shown, heldOut: boolean): number | null =>
  shown === "gradients"
    ? null
    : shown === "loss"
    ? heldOut ? moment.heldOutLoss : moment.loss
    : heldOut
    ? moment.heldOutAccuracy
    : moment.accuracy;

const numbersOf = (runs: Run[], shown: Shown): number[] =>
  runs.flatMap(({ moments }) =>
    shown === "gradients"
      ? moments.flatMap(({ gradientNorms }) => gradientNorms ?? [])
      : moments.map(({ loss }) => loss)
  );

const largest = (numbers: number[]) => numbers.reduce((a, b) => Math.max(a, b), -Infinity);

/** The highest value that is drawn: a run that leaps off does not flatten all others. */
function mostOf(runs: Run[], shown: Shown): number {
  const most = largest(numbersOf(runs, shown));
  if (shown === "gradients") return most > 0 ? most : 1;
  const starts = runs.map(({ moments }) => moments[0].loss).filter(Number.isFinite);
  return Math.min(most, 1.6 * Math.max(...starts)) || 1;
}

function leastOf(runs: Run[], shown: Shown): number {
  const above = numbersOf(runs, shown).filter((value) => value > 0);
  const least = above.reduce((a, b) => Math.min(a, b), Infinity);
  return Math.min(Math.max(shown === "loss" ? 1e-8 : 1e-12, least), mostOf(runs, shown));
}

export function scalesOf(runs: Run[], shown: Shown, log: boolean, plot: Plot): Scales {
  const last = Math.max(
    1,
    ...runs.map(({ moments, goal }) => Math.max(goal, moments[moments.length - 1].iteration)),
  );
  const { left, right, top, bottom } = plot;
  const isLog = log && shown !== "accuracy";
  const [low, high] = shown === "accuracy"
    ? [0, 1]
    : isLog
    ? [Math.log10(leastOf(runs, shown)) - 0.1, Math.log10(mostOf(runs, shown)) + 0.1]
    : [0, mostOf(runs, shown) * 1.05];
  const along = (value: number) => {
    const at = isLog ? Math.log10(Math.max(value, 1e-300)) : value;
    return bottom -
      (Math.min(Math.max(at, low), high * 1.02) - low) / (high - low) * (bottom - top);
  };
  const yTicks = ticks(low, high, 4)
    .filter((at) => !isLog || Number.isInteger(at))
    .map((at): [number, string] => {
      const value = isLog ? 10 ** at : at;
      return [value, formatNumber(Number(value.toPrecision(6)))];
    });
  return {
    x: (iteration) => left + iteration / last * (right - left),
    iteration: (x) => Math.max(0, Math.min(last, (x - left) / (right - left) * last)),
    y: along,
    xTicks: ticks(0, last, Math.max(2, Math.round((right - left) / 110))).filter(Number.isInteger),
    yTicks,
    last,
  };
}

/** The run as a line, of at most a point a pixel. */
export function linePath({ moments }: Run, line: Line, scales: Scales): string {
  const every = Math.max(1, Math.floor(moments.length / 1500));
  let path = "";
  for (let at = 0; at < moments.length; at += at + every < moments.length ? every : 1) {
    const value = line(moments[at]);
    if (value === null) continue;
    const [x, y] = [scales.x(moments[at].iteration), scales.y(value)];
    path += `${path ? "L" : "M"}${x.toFixed(1)},${y.toFixed(1)}`;
  }
  return path;
}

const LABEL = 14;

/** Where the names at the ends of lines stand, each beside its line but none over another. */
export function labelsApart(ends: number[]): number[] {
  const order = ends.map((_, at) => at).sort((a, b) => ends[a] - ends[b]);
  const found = ends.map((y) => y + 4);
  // From the lowest up: what would cover the one below moves up.
  for (let at = order.length - 2; at >= 0; at--) {
    found[order[at]] = Math.min(found[order[at]], found[order[at + 1]] - LABEL);
  }
  return found;
}
