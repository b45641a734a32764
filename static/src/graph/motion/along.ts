/** Spots along the path of a wire, as the browser measures it. */

import type { Spot } from "../../ui/drawing/motion.ts";

const SVG = "http://www.w3.org/2000/svg";
/** How many pieces a wire is cut into: between them what runs goes straight. */
const PIECES = 12;
/** More paths than these are forgotten. */
const MOST_KEPT = 2000;

const known = new Map<string, Spot[]>();

export function along(path: string): Spot[] {
  const kept = known.get(path);
  if (kept) return [...kept];
  const element = document.createElementNS(SVG, "path");
  element.setAttribute("d", path);
  const length = element.getTotalLength();
  const spots = Array.from({ length: PIECES + 1 }, (_, at) => {
    const { x, y } = element.getPointAtLength(at * length / PIECES);
    return { x, y };
  });
  if (known.size > MOST_KEPT) known.clear();
  known.set(path, spots);
  return [...spots];
}
