/** The loss along two axes, as the server computes it. */

import type { Data } from "../../wire/learning.ts";
import { postForBytes } from "../../wire/stream.ts";
import type { Problem } from "../../wire/types.ts";
import type { Axes } from "./axes.ts";

export type Ranges = [[number, number], [number, number]];

export interface Surface {
  ranges: Ranges;
  columns: number;
  /** Losses row by row from the top, and the same as shares from 0 to 1 for colours. */
  losses: Float32Array;
  shades: Float32Array;
  least: number;
  most: number;
}

/** Points along either side, and how many products all of them may make. */
const [FEWEST, USUAL] = [12, 36];
const MOST_PRODUCTS = 2e8;
/** What goes on in a unit takes as long as so many products. */
const UNIT = 50;
/** So much of the run's extent is shown on either side of it. */
const MARGIN = 0.3;

/** Far enough for all of the places, and for the reach of the axes round them. */
export function rangesOf(axes: Axes, problems: Problem[]): Ranges {
  const places = problems.map(axes.placeOf);
  const rangeOf = (axis: 0 | 1): [number, number] => {
    const values = places.map((place) => place[axis]);
    const [least, most] = [Math.min(...values), Math.max(...values)];
    const beyond = Math.max(axes.reach[axis], MARGIN * (most - least));
    return [least - beyond, most + beyond];
  };
  return [rangeOf(0), rangeOf(1)];
}

/** As many points as the server is done with in a moment, learning from so many rows. */
function pointsFor({ network }: Problem, rows: number): number {
  const products = network.layers.reduce(
    (sum, { weights }) => sum + weights.length * (weights[0].length + UNIT),
    0,
  );
  const points = Math.floor(Math.sqrt(MOST_PRODUCTS / (products * rows)));
  return Math.max(FEWEST, Math.min(USUAL, points));
}

export async function readSurface(
  problem: Problem,
  { data, rows }: { data: Data; rows: number },
  { along }: Axes,
  ranges: Ranges,
  signal: AbortSignal,
): Promise<Surface> {
  const points = pointsFor(problem, rows);
  const bytes = await postForBytes("/api/surface", {
    problem,
    data,
    along,
    ranges,
    resolution: [points, points],
  }, signal);
  const fromBelow = new Float32Array(bytes);
  const losses = fromBelow.map((_, at) =>
    fromBelow[(points - 1 - Math.floor(at / points)) * points + at % points]
  );
  const least = losses.reduce((a, b) => Math.min(a, b));
  const most = losses.reduce((a, b) => Math.max(a, b));
  // Differences near the lowest point are what matters: shades grow with the root of the height.
  const shades = losses.map((loss) => Math.sqrt((loss - least) / (most - least || 1)));
  return { ranges, columns: points, losses, shades, least, most };
}
