/** Where the parts of a curve's drawing stand, in the units of its picture. */

import { clamp, type Curve } from "./curves.ts";

export interface Frame {
  width: number;
  height: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

export type Point = [x: number, y: number];

/** How far a tangent is drawn to either side, in nets. */
const TANGENT_REACH = 2.2;
/** Room above and below the curves, as a share of their height. */
const ROOM = 0.08;

export type Plot = ReturnType<typeof plotOf>;

/** The curve in a frame. */
export function plotOf({ points, saturated }: Curve, frame: Frame) {
  const [from, to] = [points[0][0], points[points.length - 1][0]];
  const heights = points.flatMap(([, output, slope]) => [output, slope]);
  const [least, most] = [Math.min(...heights), Math.max(...heights)];
  const room = (most - least) * ROOM;
  const [low, high] = [least - room, most + room];
  const across = (frame.width - frame.left - frame.right) / (to - from);
  const up = (frame.height - frame.top - frame.bottom) / (high - low);

  const x = (net: number) => frame.left + (clamp(net, from, to) - from) * across;
  const y = (value: number) => frame.top + (high - clamp(value, low, high)) * up;
  const line = (at: 1 | 2) => points.map((point) => `${x(point[0])},${y(point[at])}`).join(" ");

  return {
    x,
    y,
    from,
    to,
    low,
    high,
    /** g and g′, as the points of polylines. */
    g: line(1),
    slope: line(2),
    /** The saturated stretches: where they start, and how wide they are. */
    flats: saturated.map(([start, end]) => ({ x: x(start), width: x(end) - x(start) })),
    /** The ends of the tangent at (net, output), cut off where the frame ends. */
    tangent(net: number, output: number, slope: number): [Point, Point] {
      const reaches = [TANGENT_REACH, ...heightsLeft(output, slope, low, high)];
      const end = (sign: 1 | -1): Point => {
        const rises = slope * sign > 0;
        const vertical = slope === 0 ? TANGENT_REACH : reaches[rises ? 1 : 2];
        const reach = Math.min(TANGENT_REACH, vertical) * sign;
        const at = clamp(net + reach, from, to);
        return [x(at), y(output + slope * (at - net))];
      };
      return [end(-1), end(1)];
    },
  };
}

/** How far a line may run until it leaves the frame above, and below. */
function heightsLeft(output: number, slope: number, low: number, high: number): number[] {
  const steep = Math.abs(slope);
  return [(high - output) / steep, (output - low) / steep];
}

/** Values to write beside the axis: the ends of what the curve reaches, in whole numbers, and 0. */
export function ticksOf({ low, high }: Plot): number[] {
  const ends = [Math.ceil(low), 0, Math.floor(high)];
  return [...new Set(ends.map((value) => value + 0))].sort((a, b) => a - b);
}
