/** Boxes and lines that may lie on each other. */

import type { Line } from "./label_places.ts";

export interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

export function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/** How much of a line lies in the box. */
export function lengthIn({ x1, y1, x2, y2 }: Omit<Line, "source" | "target">, box: Box): number {
  const [dx, dy] = [x2 - x1, y2 - y1];
  let [first, last] = [(box.left - x1) / dx, (box.right - x1) / dx];
  if (dy !== 0) {
    const [a, b] = [(box.top - y1) / dy, (box.bottom - y1) / dy];
    [first, last] = [Math.max(first, Math.min(a, b)), Math.min(last, Math.max(a, b))];
  } else if (y1 < box.top || y1 > box.bottom) return 0;
  return Math.max(0, Math.min(1, last) - Math.max(0, first)) * Math.hypot(dx, dy);
}
