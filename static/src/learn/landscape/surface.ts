/** The loss over two parameters, as the server computes it. */

import { contours } from "d3-contour";
import type { Data } from "../../wire/learning.ts";
import { postForBytes } from "../../wire/stream.ts";
import type { Problem } from "../../wire/types.ts";
import type { Run } from "../model/runs.ts";
import type { Frame } from "../beside/frame.ts";
import { valueAt } from "./parameters.ts";

export interface Surface {
  ranges: [[number, number], [number, number]];
  columns: number;
  /** Losses row by row from the top, and the same as shares from 0 to 1 for colours. */
  losses: Float32Array;
  shades: Float32Array;
  least: number;
  most: number;
}

const POINTS = 36;
const LEVELS = 9;
const LEAST_REACH = 2;

/**
 * The surface round where the problem stands: as far as `reaches` along each axis, or far enough
 * for the way that the run has come.
 */
export async function readField(
  problem: Problem,
  data: Data,
  along: [string, string],
  run: Run,
  reaches: number[] | null,
  signal: AbortSignal,
): Promise<Surface> {
  const ranges = along.map((ref, axis): [number, number] => {
    if (reaches) {
      const here = valueAt(problem, ref);
      return [here - reaches[axis], here + reaches[axis]];
    }
    const values = [
      ...run.moments.map(({ problem }) => valueAt(problem, ref)),
      valueAt(problem, ref),
    ];
    const [least, most] = [Math.min(...values), Math.max(...values)];
    const reach = Math.max(LEAST_REACH, 0.3 * (most - least));
    return [least - reach, most + reach];
  }) as Surface["ranges"];
  const bytes = await postForBytes("/api/surface", {
    problem,
    data,
    along,
    ranges,
    resolution: [POINTS, POINTS],
  }, signal);
  const fromBelow = new Float32Array(bytes);
  const losses = fromBelow.map((_, at) =>
    fromBelow[(POINTS - 1 - Math.floor(at / POINTS)) * POINTS + at % POINTS]
  );
  const least = losses.reduce((a, b) => Math.min(a, b));
  const most = losses.reduce((a, b) => Math.max(a, b));
  // Differences near the lowest point are what matters: shades grow with the root of the height.
  const shades = losses.map((loss) => Math.sqrt((loss - least) / (most - least || 1)));
  return { ranges, columns: POINTS, losses, shades, least, most };
}

/** Lines of equal loss, closer where it is small, as the paths of an SVG. */
export function contourLines({ losses, columns, least, most }: Surface, frame: Frame): string[] {
  const rows = losses.length / columns;
  const of = contours().size([columns, rows]);
  const x = (at: number) => ((at - 0.5) / (columns - 1) * frame.width).toFixed(1);
  const y = (at: number) => ((at - 0.5) / (rows - 1) * frame.height).toFixed(1);
  return Array.from({ length: LEVELS }, (_, level) => {
    const value = least + (most - least) * ((level + 1) / (LEVELS + 1)) ** 2;
    const { coordinates } = of.contour(losses as unknown as number[], value);
    return coordinates.flat().map((ring) =>
      ring.map(([a, b], at) => `${at ? "L" : "M"}${x(a)},${y(b)}`).join("")
    ).join("");
  });
}
