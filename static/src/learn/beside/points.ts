/** The data as points: class is colour and shape, held out is hollow. */

import type { Table } from "../../wire/learning.ts";
import { classOf } from "../forward/losses.ts";
import { classColour, type Colours, css } from "../stage/colours.ts";
import type { Frame } from "./frame.ts";

const RADIUS = 4;
/** How near a click must come, in pixels. */
const NEAR = 14;

/** The outline of a class's mark round a place: square, circle, triangle, diamond, and again. */
export function markPath(which: number, x: number, y: number, r: number): Path2D {
  return new Path2D(markOutline(which, x, y, r));
}

export function markOutline(which: number, x: number, y: number, r: number): string {
  switch (which % 4) {
    case 0:
      return `M${x - r},${y - r}h${2 * r}v${2 * r}h${-2 * r}z`;
    case 1:
      return `M${x - r},${y}a${r},${r} 0 1 0 ${2 * r},0a${r},${r} 0 1 0 ${-2 * r},0z`;
    case 2:
      return `M${x},${y - 1.2 * r}L${x + 1.15 * r},${y + 0.9 * r}L${x - 1.15 * r},${y + 0.9 * r}z`;
    default:
      return `M${x},${y - 1.35 * r}L${x + 1.35 * r},${y}L${x},${y + 1.35 * r}L${
        x - 1.35 * r
      },${y}z`;
  }
}

/** Where a row stands in the frame. */
export type PlaceOf = (row: number) => [number, number];

export function drawPoints(
  context: CanvasRenderingContext2D,
  table: Table,
  placeOf: PlaceOf,
  colours: Colours,
  heldOut: Set<number>,
): void {
  const radius = table.inputs.length > 1000 ? RADIUS / 2 : RADIUS;
  for (let row = 0; row < table.inputs.length; row++) {
    const which = table.kind === "classes" ? classOf(table.targets[row]) : 1;
    const colour = css(classColour(colours, which));
    const mark = markPath(which, ...placeOf(row), radius);
    const hollow = heldOut.has(row);
    context.lineWidth = hollow ? 2 : 1;
    context.fillStyle = hollow ? colours.ground : colour;
    context.strokeStyle = hollow ? colour : colours.ground;
    context.fill(mark);
    context.stroke(mark);
  }
}

/** The row whose point is nearest, if one is near. */
export function rowAt(
  frame: Frame,
  rows: number,
  placeOf: PlaceOf,
  [x, y]: [number, number],
): number | null {
  let [found, nearest]: [number | null, number] = [null, NEAR];
  for (let row = 0; row < rows; row++) {
    const [px, py] = placeOf(row);
    const distance = Math.hypot(px - x, py - y);
    if (distance < nearest && px >= -NEAR && px <= frame.width + NEAR) {
      [found, nearest] = [row, distance];
    }
  }
  return found;
}
