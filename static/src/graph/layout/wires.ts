/** The course of a wire: through points, level at each. */

import type { Box, Point } from "./layered.ts";

/** From the first point to the last, leaving and coming in level. */
export function levelPath([first, ...others]: Point[]): string {
  let at = first;
  const parts = others.map((to) => {
    const middle = (at.x + to.x) / 2;
    const part = `C${n(middle)},${n(at.y)} ${n(middle)},${n(to.y)} ${n(to.x)},${n(to.y)}`;
    at = to;
    return part;
  });
  return [`M${n(first.x)},${n(first.y)}`, ...parts].join("");
}

/** As levelPath, for wires that go down: upright at each point. */
export function uprightPath([first, ...others]: Point[]): string {
  let at = first;
  const parts = others.map((to) => {
    const middle = (at.y + to.y) / 2;
    const part = `C${n(at.x)},${n(middle)} ${n(to.x)},${n(middle)} ${n(to.x)},${n(to.y)}`;
    at = to;
    return part;
  });
  return [`M${n(first.x)},${n(first.y)}`, ...parts].join("");
}

/** Along a channel between columns: level, down or up in it, level again, with round corners. */
export function channelPath(from: Point, channel: number, to: Point): string {
  const r = Math.min(8, Math.abs(to.y - from.y) / 2);
  const down = Math.sign(to.y - from.y);
  return `M${n(from.x)},${n(from.y)}H${n(channel - r)}` +
    `Q${n(channel)},${n(from.y)} ${n(channel)},${n(from.y + down * r)}` +
    `V${n(to.y - down * r)}` +
    `Q${n(channel)},${n(to.y)} ${n(channel + r)},${n(to.y)}H${n(to.x)}`;
}

/** Along a channel up to a height, there level, and down to its end; with round corners. */
export function overPath(from: Point, channel: number, height: number, to: Point): string {
  const r = 8;
  return `M${n(from.x)},${n(from.y)}H${n(channel - r)}` +
    `Q${n(channel)},${n(from.y)} ${n(channel)},${n(from.y - r)}V${n(height + r)}` +
    `Q${n(channel)},${n(height)} ${n(channel + r)},${n(height)}H${n(to.x - r)}` +
    `Q${n(to.x)},${n(height)} ${n(to.x)},${n(Math.min(to.y, height + r))}V${n(to.y)}`;
}

function n(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** Heights or places of `count` ports, `apart` from each other about `middle`. */
export function spread(middle: number, count: number, apart: number): number[] {
  return Array.from({ length: count }, (_, at) => middle + (at - (count - 1) / 2) * apart);
}

/** How far a wire that is level at both ends has gone down, of how far along: nearly. */
export function smooth(share: number): number {
  return share * share * (3 - 2 * share);
}

const ROOM = 4;

/** Whether a wire without bends, level or else upright at its ends, would run through a box. */
export function crosses(
  start: Point,
  end: Point,
  { x, y, width, height }: Box,
  isUpright = false,
): boolean {
  for (let at = 0; at <= 1; at += 0.04) {
    const across = start.x + (end.x - start.x) * (isUpright ? smooth(at) : at);
    const down = start.y + (end.y - start.y) * (isUpright ? at : smooth(at));
    const isIn = across > x - ROOM && across < x + width + ROOM &&
      down > y - ROOM && down < y + height + ROOM;
    if (isIn) return true;
  }
  return false;
}
