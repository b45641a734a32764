/** The scales of the curve: iterations along, losses or shares up, as they are or in powers of ten. */

import { ticks } from "d3-array";
import { formatNumber } from "../../lib/format.ts";
import type { Moment, Run } from "../model/runs.ts";

export type Shown = "loss" | "accuracy";

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

export const valueOf = (moment: Moment, shown: Shown, heldOut: boolean): number | null =>
  shown === "loss"
    ? heldOut ? moment.heldOutLoss : moment.loss
    : heldOut
    ? moment.heldOutAccuracy
    : moment.accuracy;

/** The highest value that is drawn: a run that leaps off does not flatten all others. */
function mostOf(runs: Run[]): number {
  const starts = runs.map(({ moments }) => moments[0].loss).filter(Number.isFinite);
  const most = Math.max(...runs.flatMap(({ moments }) => moments.map(({ loss }) => loss)));
  return Math.min(most, 1.6 * Math.max(...starts)) || 1;
}

function leastOf(runs: Run[]): number {
  const all = runs.flatMap(({ moments }) => moments.map(({ loss }) => loss));
  return Math.max(1e-8, Math.min(...all.filter((loss) => loss > 0)));
}

export function scalesOf(runs: Run[], shown: Shown, log: boolean, plot: Plot): Scales {
  const last = Math.max(
    1,
    ...runs.map(({ moments, goal }) => Math.max(goal, moments[moments.length - 1].iteration)),
  );
  const { left, right, top, bottom } = plot;
  const isLog = log && shown === "loss";
  const [low, high] = shown === "accuracy"
    ? [0, 1]
    : isLog
    ? [Math.log10(leastOf(runs)) - 0.1, Math.log10(mostOf(runs)) + 0.1]
    : [0, mostOf(runs) * 1.05];
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
export function linePath(run: Run, shown: Shown, heldOut: boolean, scales: Scales): string {
  const { moments } = run;
  const every = Math.max(1, Math.floor(moments.length / 1500));
  let path = "";
  for (let at = 0; at < moments.length; at += at + every < moments.length ? every : 1) {
    const value = valueOf(moments[at], shown, heldOut);
    if (value === null) return "";
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
