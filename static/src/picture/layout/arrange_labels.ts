/** Which of their places the labels between two columns take, so that each is read with its edge. */

import { type Flank, labelBeside, type LabelPlace, usualBoxes } from "./beside_edge.ts";
import { type Box, lengthIn, overlap } from "./boxes.ts";
import type { LabelStyle } from "./edge_labels.ts";
import type { Line } from "./label_places.ts";

/** Where on its edge a label may stand, as shares of the way. */
const SHARES = Array.from({ length: 25 }, (_, at) => 0.14 + 0.03 * at);
/** Where labels would fill more of the room than this, they are not all found a place beside. */
const FULL = 0.62;
/** How often the search begins anew, and how many sweeps it then makes at the most. */
const STARTS = 12;
const ROUNDS = 12;
/** What it costs to stand at the end of an edge and not at its middle, in px of other edges hidden. */
const OFF_CENTRE = 40;
/** A bead this close to another edge could be taken for one of that. */
const NEAR = 7;
const MISTAKABLE = 25;
const CONFLICT = 1e4;

/** Where labels may stand: within a box, and on none of these. */
export interface Room extends Box {
  taken: Box[];
}

/** The labels that an edge, or it and its mirror image, may have, and what they cost. */
interface Choice {
  labels: LabelPlace[];
  cost: number;
}

/**
 * A label beside each line, in their order: none on another or beyond the room, and as little as
 * can be over other edges; null where that was not found. What is alike above and below the middle
 * of the columns is labelled alike.
 */
export function arrangeBeside(lines: Line[], room: Room, style: LabelStyle): LabelPlace[] | null {
  const free = (room.right - room.left) * (room.bottom - room.top);
  if (lines.length * style.width * style.height > FULL * free) return null;
  const groups = mirrored(lines);
  const choices = groups.map((group) => choicesOf(group, lines, room, style));
  if (choices.some((each) => each.length === 0)) return null;
  let best: { chosen: Choice[]; price: number } | null = null;
  for (let start = 0; start < STARTS; start++) {
    const chosen = settle(choices, start);
    const price = priceOf(chosen);
    if (!best || price < best.price) best = { chosen, price };
  }
  if (!best || best.price >= CONFLICT) return null;
  const { chosen } = best;
  const labels = new Map(
    groups.flatMap((group, at) =>
      group.map((line, place) => [line, chosen[at].labels[place]] as const)
    ),
  );
  return lines.map((line) => labels.get(line)).filter((label) => label !== undefined);
}

/** A choice of each group that no single change would better, begun in one of several ways. */
function settle(choices: Choice[][], start: number): Choice[] {
  const order = [...choices.keys()].sort((a, b) =>
    (a * 7 + start * 5) % 11 - (b * 7 + start * 5) % 11
  );
  // From the cheapest of each at first, then from some of the next ones.
  const chosen = choices.map((each, at) =>
    each[(start * (at + 3)) % Math.min(each.length, start + 1)]
  );
  for (let round = 0; round < ROUNDS; round++) {
    let moved = false;
    for (const at of order) {
      const others = chosen.flatMap(({ labels }, place) => place === at ? [] : labels);
      const priced = (choice: Choice) => choice.cost + CONFLICT * conflicts(choice.labels, others);
      let least = priced(chosen[at]);
      for (const choice of choices[at]) {
        // From the cheapest up: what costs more by itself cannot be better.
        if (choice.cost >= least) break;
        const price = priced(choice);
        if (price >= least) continue;
        [chosen[at], least, moved] = [choice, price, true];
      }
    }
    if (!moved) break;
  }
  return chosen;
}

function priceOf(chosen: Choice[]): number {
  const labels = chosen.flatMap((choice) => choice.labels);
  const cost = chosen.reduce((sum, choice) => sum + choice.cost * choice.labels.length, 0);
  return cost + CONFLICT * conflicts(labels, []);
}

/** The lines, each with its mirror image at the middle of the columns, if it is one of them. */
function mirrored(lines: Line[]): Line[][] {
  const ys = lines.flatMap(({ y1, y2 }) => [y1, y2]);
  const sum = Math.min(...ys) + Math.max(...ys);
  const left = new Set(lines);
  const groups: Line[][] = [];
  for (const line of lines) {
    if (!left.delete(line)) continue;
    const other = [...left].find(({ y1, y2 }) =>
      Math.abs(y1 + line.y1 - sum) < 1e-6 && Math.abs(y2 + line.y2 - sum) < 1e-6
    );
    if (other) left.delete(other);
    groups.push(other ? [line, other] : [line]);
  }
  return groups;
}

function choicesOf(group: Line[], lines: Line[], room: Room, style: LabelStyle): Choice[] {
  const choices: Choice[] = [];
  for (const share of SHARES) {
    for (const flank of [-1, 1] as const) {
      const labels = group.map((line, at) =>
        labelBeside(line, share, at === 0 ? flank : imageOf(flank, line), style)
      );
      if (!labels.every(({ box }) => isFree(box, room))) continue;
      if (conflicts(labels, []) > 0) continue;
      const costs = labels.map((label, at) => costOf(label, group[at], lines, style));
      const cost = OFF_CENTRE * Math.abs(share - 0.5) + Math.max(...costs);
      choices.push({ labels, cost });
    }
  }
  return choices.sort((a, b) => a.cost - b.cost);
}

/** What is above a flat edge is below its image; what is left of a steep one is left of it too. */
function imageOf(flank: Flank, line: Line): Flank {
  const isFlat = labelBeside(line, 0.5, flank, UNIT_STYLE).anchor === "middle";
  return isFlat ? (flank === 1 ? -1 : 1) : flank;
}

const UNIT_STYLE: LabelStyle = { fontSize: 1, named: true, width: 1, height: 1 };

function isFree(box: Box, { left, right, top, bottom, taken }: Room): boolean {
  return box.left >= left && box.right <= right && box.top >= top && box.bottom <= bottom &&
    !taken.some((other) => overlap(box, other));
}

/** How many pairs of labels lie on each other, among these and of them with others. */
function conflicts(labels: LabelPlace[], others: LabelPlace[]): number {
  let count = 0;
  for (const [at, { box }] of labels.entries()) {
    for (const { box: other } of labels.slice(at + 1)) if (overlap(box, other)) count++;
    for (const { box: other } of others) if (overlap(box, other)) count++;
  }
  return count;
}

/** How much of other edges the label hides, in px, and how easily it is taken for one of theirs. */
function costOf(label: LabelPlace, own: Line, lines: Line[], style: LabelStyle): number {
  const [weight, gradient] = usualBoxes(label, style);
  let cost = 0;
  for (const line of lines) {
    if (line === own) continue;
    cost += lengthIn(line, weight) + 0.7 * lengthIn(line, gradient);
    if (distanceTo(line, label) < NEAR) cost += MISTAKABLE;
  }
  return cost;
}

function distanceTo({ x1, y1, x2, y2 }: Line, { bead }: LabelPlace): number {
  const [dx, dy] = [x2 - x1, y2 - y1];
  return Math.abs((bead.x - x1) * dy - (bead.y - y1) * dx) / Math.hypot(dx, dy);
}
