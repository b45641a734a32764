/** What a window meets: the part of the input that a number of a convolution or of pooling is made of. */

import { parseGraphRef } from "../../trace/graph/refs.ts";
import type { GraphRun } from "../../trace/graph/run.ts";
import type { GraphStep } from "../../wire/graph.ts";
import { cellAt, type Grid } from "./grid.ts";

/** The places of numbers that were met, by the array whose values they are. */
export type Met = ReadonlyMap<string, number[]>;

const WINDOWED = new Set(["conv1d", "conv2d", "max_pool", "avg_pool"]);
const NOTHING: Met = new Map();

/** Forward, the window of the step's number; backward, all that a number met in its uses. */
export function metBy(run: GraphRun, step: GraphStep | null): Met {
  if (!step || step.phase === "update") return NOTHING;
  const seen = windowed(run)
    .filter(({ name, arguments: taken }) =>
      step.phase === "forward" ? name === step.name : taken.includes(step.name)
    )
    // The window is of the input; what a number of the input met is a part of the kernel.
    .flatMap(({ arguments: [input, kernel] }) => step.name === input ? [kernel] : [input]);
  const met = new Map<string, number[]>();
  for (const ref of seen.length > 0 ? step.reads : []) {
    const found = parseGraphRef(ref, run.arrays);
    if (found?.quantity !== "value" || !seen.includes(found.array)) continue;
    const places = met.get(found.array);
    if (places) places.push(found.place);
    else met.set(found.array, [found.place]);
  }
  return met;
}

function windowed({ equations }: GraphRun) {
  return equations.filter(({ op }) => WINDOWED.has(op));
}

/** A frame around the places, one for each panel of the grid. */
export function framesAround(grid: Grid, places: number[]) {
  const { columns, panel, cell } = grid;
  const panels = Map.groupBy(places, (place) => Math.floor(place / columns / panel));
  return [...panels.values()].map((within) => {
    const corners = within.map((place) => cellAt(grid, place));
    const [xs, ys] = [corners.map(({ x }) => x), corners.map(({ y }) => y)];
    const [x, y] = [Math.min(...xs), Math.min(...ys)];
    return {
      ...{ x, y },
      width: Math.max(...xs) - x + cell.width,
      height: Math.max(...ys) - y + cell.height,
    };
  });
}
