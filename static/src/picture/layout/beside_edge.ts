/** A label beside its edge: where its lines stand, so that neither touches the stroke. */

import type { Box } from "./boxes.ts";
import type { Line, Point } from "./label_places.ts";
import type { LabelStyle } from "./edge_labels.ts";

/** A line of a label: its middle in height, and where its text begins, ends or has its middle. */
export interface LabelPlace {
  /** The point of the edge that it belongs to. */
  bead: Point;
  /** Whether it stands on the edge itself, where there is no room beside it. */
  over: boolean;
  anchor: "start" | "middle" | "end";
  weight: Point;
  gradient: Point;
  /** What is kept for both lines, however long their numbers get. */
  box: Box;
}

/** On which side of its edge: before it, where it rises above or to the left, or behind it. */
export type Flank = -1 | 1;

/** A flatter edge has its label above or below, a steeper one to the left or right. */
const SHALLOW = 0.35;
/** Beside a steeper one the weight stands at the height of its bead. */
const STEEP = 1;
/** From the stroke's rim to the text, and half of what a line's glyphs are high, in em. */
const CLEAR = 0.36;
const GLYPHS = 0.42;
const HALF_STROKE = 2.5;
/** Of the room that is kept for a number, what most numbers take. */
const USUAL = 0.62;
/** A name may have a sign above its index: a line above it keeps so much further off, in em. */
const RAISED = 0.25;

/** The label of a line that stands beside the point at a share of its way. */
export function labelBeside(
  line: Line,
  share: number,
  flank: Flank,
  style: LabelStyle,
): LabelPlace {
  const slope = (line.y2 - line.y1) / (line.x2 - line.x1);
  const bead = {
    x: line.x1 + share * (line.x2 - line.x1),
    y: line.y1 + share * (line.y2 - line.y1),
  };
  return Math.abs(slope) < SHALLOW
    ? aboveOrBelow(bead, slope, flank, style)
    : leftOrRight(bead, slope, flank, style);
}

function aboveOrBelow(bead: Point, slope: number, flank: Flank, style: LabelStyle): LabelPlace {
  const { fontSize, width } = style;
  const reach = Math.abs(slope) * USUAL * width / 2;
  const clear = GLYPHS * fontSize + CLEAR * fontSize + HALF_STROKE + reach;
  const weight = { x: bead.x, y: bead.y + flank * clear };
  const gradient = { x: bead.x, y: outward(weight.y, flank, style) };
  return placed(bead, "middle", weight, gradient, style);
}

function leftOrRight(bead: Point, slope: number, flank: Flank, style: LabelStyle): LabelPlace {
  const { fontSize, height } = style;
  const steepness = Math.abs(slope);
  const half = GLYPHS * fontSize;
  const across = (CLEAR * fontSize + HALF_STROKE) * Math.hypot(1, 1 / slope);
  // Which of a line's corners comes nearest to the stroke: beside a falling edge the lower left one.
  const corner = flank * Math.sign(slope);
  const beginning = (y: number) => bead.x + (y + corner * half - bead.y) / slope + flank * across;
  if (steepness >= STEEP) {
    const weight = { x: beginning(bead.y), y: bead.y };
    const below = bead.y + height / 2;
    return placed(bead, anchorAt(flank), weight, { x: beginning(below), y: below }, style);
  }
  const away = -corner;
  const weightY = bead.y + away * 0.95 * fontSize * Math.min(1, (1.3 - steepness) / 0.7);
  const weight = { x: beginning(weightY), y: weightY };
  const gradient = { x: weight.x, y: outward(weightY, away, style) };
  return placed(bead, anchorAt(flank), weight, gradient, style);
}

/** The middle of the line that comes next to one, above it or below. */
function outward(y: number, away: number, { fontSize, height }: LabelStyle): number {
  return y + away * (height / 2 + (away < 0 ? RAISED * fontSize : 0));
}

function anchorAt(flank: Flank): "start" | "end" {
  return flank > 0 ? "start" : "end";
}

/** The label that stands on the line itself, in the middle of what is kept for it. */
export function labelOver(bead: Point, style: LabelStyle): LabelPlace {
  const row = style.height / 4;
  const weight = { x: bead.x, y: bead.y - row };
  const gradient = { x: bead.x, y: bead.y + row };
  return { ...placed(bead, "middle", weight, gradient, style), over: true };
}

function placed(
  bead: Point,
  anchor: LabelPlace["anchor"],
  weight: Point,
  gradient: Point,
  { width, height }: LabelStyle,
): LabelPlace {
  const half = height / 4;
  const left = Math.min(leftOf(weight.x, anchor, width), leftOf(gradient.x, anchor, width));
  const box = {
    left,
    right: left + width + Math.abs(weight.x - gradient.x),
    top: Math.min(weight.y, gradient.y) - half,
    bottom: Math.max(weight.y, gradient.y) + half,
  };
  return { bead, over: false, anchor, weight, gradient, box };
}

/** Where a text of some width begins that has its anchor there. */
export function leftOf(x: number, anchor: LabelPlace["anchor"], width: number): number {
  if (anchor === "start") return x;
  return anchor === "end" ? x - width : x - width / 2;
}

/** What the two lines of a label usually cover of the box that is kept for them. */
export function usualBoxes({ anchor, weight, gradient }: LabelPlace, style: LabelStyle): Box[] {
  const width = USUAL * style.width;
  const half = style.height / 4;
  return [weight, gradient].map(({ x, y }) => {
    const left = leftOf(x, anchor, width);
    return { left, right: left + width, top: y - half, bottom: y + half };
  });
}
