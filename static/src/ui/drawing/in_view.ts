/** Something of the network stays in view, however large the picture is made and wherever it is moved. */

import { zoomIdentity, type ZoomTransform } from "d3-zoom";
import type { Point, Size } from "./size.ts";

/** As much of the window as lies at least between what is kept in view and the window's rim. */
const INSIDE = 0.1;

/**
 * The transform moved so far that the window of this size shows no place beyond the picture, and
 * one of its `marks` at least: the nearest of them, where it would show none.
 */
export function inView(transform: ZoomTransform, { width, height }: Size, marks: Point[]) {
  const whole = moved(
    transform,
    within(transform.x, width * (1 - transform.k), 0),
    within(transform.y, height * (1 - transform.k), 0),
  );
  const wayTo = ({ x, y }: Point) => ({
    across: wayInto(whole.applyX(x), width),
    down: wayInto(whole.applyY(y), height),
  });
  const ways = marks.map(wayTo);
  const [nearest] = ways.sort((a, b) => lengthOf(a) - lengthOf(b));
  if (!nearest || lengthOf(nearest) === 0) return whole;
  return moved(whole, whole.x + nearest.across, whole.y + nearest.down);
}

type Way = { across: number; down: number };

const lengthOf = ({ across, down }: Way) => Math.hypot(across, down);

/** How far a place must move to lie within the window, and not on its rim; 0 if it does. */
function wayInto(at: number, length: number): number {
  return within(at, INSIDE * length, (1 - INSIDE) * length) - at;
}

function within(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}

function moved({ k }: ZoomTransform, x: number, y: number): ZoomTransform {
  return zoomIdentity.translate(x, y).scale(k);
}
