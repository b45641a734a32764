/** The line on which a unit is undecided: o = ½ of a sigmoid, 0 of a tanh or of a net. */

import { contours } from "d3-contour";
import { rangeOf } from "../forward/activations.ts";
import type { Frame } from "./frame.ts";

/** Where a unit's output lies in the middle: its boundary. */
export function middleOf(activation: string): number {
  const range = rangeOf(activation);
  return range ? (range[0] + range[1]) / 2 : 0;
}

/** The contour of a map at a value as the path of an SVG, row by row from the top. */
export function contourPath(
  map: Float32Array,
  columns: number,
  value: number,
  { width, height }: Frame,
): string {
  const rows = map.length / columns;
  const { coordinates } = contours().size([columns, rows]).smooth(true)
    .contour(map as unknown as number[], value);
  // Points are the middles of cells; along the frame itself there is no boundary.
  const x = (at: number) => (at - 0.5) / (columns - 1) * width;
  const y = (at: number) => (at - 0.5) / (rows - 1) * height;
  const onEdge = ([a, b]: number[]) =>
    a <= 0.5 || b <= 0.5 || a >= columns - 0.5 || b >= rows - 0.5;
  let path = "";
  for (const ring of coordinates.flat()) {
    let pen = "M";
    ring.forEach((point, at) => {
      const next = ring[(at + 1) % ring.length];
      if (onEdge(point) && (at + 1 === ring.length || onEdge(next))) {
        pen = "M";
        return;
      }
      path += `${pen}${x(point[0]).toFixed(1)},${y(point[1]).toFixed(1)}`;
      pen = "L";
    });
  }
  return path;
}
