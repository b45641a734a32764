/** What is drawn over a map of the loss: lines of equal loss, the way of the run, the way down. */

import { contours } from "d3-contour";
import type { Frame } from "../beside/frame.ts";
import type { Run } from "../model/runs.ts";
import type { Axes } from "./axes.ts";
import type { Surface } from "./surface.ts";

const LEVELS = 9;
const ARROW = 46;
const HEAD = 7;

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

/** −∇ as an arrow of one length, from where the run stands: only its direction is told. */
export function arrowDown(here: number[], slope: number[], frame: Frame): string {
  const [x, y] = [frame.x(here[0]), frame.y(here[1])];
  const across = frame.x(here[0] - slope[0]) - x;
  const down = frame.y(here[1] - slope[1]) - y;
  const length = Math.hypot(across, down);
  if (!(length > 0)) return "";
  const [a, b] = [across / length, down / length];
  const [tipX, tipY] = [x + ARROW * a, y + ARROW * b];
  const point = (along: number, beside: number) =>
    `${(tipX - along * a - beside * b).toFixed(1)},${(tipY - along * b + beside * a).toFixed(1)}`;
  return `M${x.toFixed(1)},${y.toFixed(1)}L${point(0, 0)}M${point(HEAD, HEAD / 2)}L${point(0, 0)}L${
    point(HEAD, -HEAD / 2)
  }`;
}

/** The way of a run on the map, up to an iteration. */
export function pathOf(run: Run, axes: Axes, until: number, frame: Frame): string {
  return run.moments.filter(({ iteration }) => iteration <= until).map(({ problem }, at) => {
    const [x, y] = axes.placeOf(problem);
    return `${at ? "L" : "M"}${frame.x(x).toFixed(1)},${frame.y(y).toFixed(1)}`;
  }).join("");
}
