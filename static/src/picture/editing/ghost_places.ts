/**
 * Where the old value stands beside a number that was changed: next to it, on nothing that is read,
 * and over as little of the edges as can be; nowhere, where there is no room.
 */

import { type Box, lengthIn, overlap } from "../layout/boxes.ts";
import type { Line, Point } from "../layout/label_places.ts";

export interface Ghost {
  ref: string;
  /** What the number covers, with its name and its tint. */
  number: Box;
  /** The body of the unit that it stands in, if it does. */
  body: Box | null;
  width: number;
}

export interface GhostPlace extends Point {
  ref: string;
  anchor: "start" | "middle" | "end";
  /** Whether it stands within the body of its unit. */
  isInside: boolean;
}

export interface Surroundings {
  /** What is read: texts, tints, the bodies of units. */
  taken: Box[];
  edges: Omit<Line, "source" | "target">[];
  width: number;
  height: number;
  /** What the glyphs of a ghost cover in height. */
  glyphs: number;
}

/** The space between a ghost and its number. */
const GAP = 3;
/** Within a unit its rim stays clear. */
const RIM = 2;

interface Candidate extends Omit<GhostPlace, "ref" | "isInside"> {
  box: Box;
}

/** The ghosts in their order, those that have a place. */
export function placeGhosts(ghosts: Ghost[], around: Surroundings): GhostPlace[] {
  const placed: Box[] = [];
  return ghosts.flatMap((ghost) => {
    const free = candidatesFor(ghost, around.glyphs)
      .filter(({ box }) => isFree(box, ghost, around, placed))
      .map((each, at) => ({ ...each, cost: at + hidden(each.box, around.edges) }))
      .sort((a, b) => a.cost - b.cost);
    const [best] = free;
    if (!best) return [];
    const { x, y, anchor, box } = best;
    placed.push(box);
    return [{
      ref: ghost.ref,
      x,
      y,
      anchor,
      isInside: ghost.body !== null && isWithin(box, ghost.body),
    }];
  });
}

/** Within a unit below its value, or else below or above the unit; for other numbers beside them. */
function candidatesFor({ number, body, width }: Ghost, height: number): Candidate[] {
  const middle = { x: (number.left + number.right) / 2, y: (number.top + number.bottom) / 2 };
  const clear = height / 2 + GAP;
  const boxAround = (left: number, y: number): Box => ({
    ...{ left, right: left + width, top: y - height / 2, bottom: y + height / 2 },
  });
  const centred = (y: number): Candidate => (
    { x: middle.x, y, anchor: "middle", box: boxAround(middle.x - width / 2, y) }
  );
  if (body) {
    return [
      centred(number.bottom + height / 2 + 1),
      centred(body.bottom + clear),
      centred(body.top - clear),
    ];
  }
  const right = number.right + GAP + 1;
  const left = number.left - GAP - 1;
  return [
    { x: right, y: middle.y, anchor: "start", box: boxAround(right, middle.y) },
    centred(number.bottom + clear),
    centred(number.top - clear),
    { x: left, y: middle.y, anchor: "end", box: boxAround(left - width, middle.y) },
  ];
}

function isFree(box: Box, { body, number }: Ghost, around: Surroundings, placed: Box[]): boolean {
  const { taken, width, height } = around;
  if (box.left < 0 || box.top < 0 || box.right > width || box.bottom > height) return false;
  if (placed.some((other) => overlap(box, other))) return false;
  // In its unit it stands whole, and closer to the number than the cells of its glyphs would have it.
  const isInside = body && isWithin(box, body);
  return !taken.some((other) => overlap(box, other) && !(isInside && isWithin(number, other, 0)));
}

function isWithin(box: Box, outer: Box, rim = RIM): boolean {
  return box.left >= outer.left + rim && box.right <= outer.right - rim &&
    box.top >= outer.top + rim && box.bottom <= outer.bottom - rim;
}

/** How much of the edges lies under the box. */
function hidden(box: Box, edges: Surroundings["edges"]): number {
  return edges.reduce((sum, edge) => sum + lengthIn(edge, box), 0);
}
