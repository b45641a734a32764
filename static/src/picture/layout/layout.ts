/** The geometry of the picture: columns of units, edges between them. */

import { columnsAcross, leastWidthOf, UNIT_WIDTH } from "./column_positions.ts";
import { edgesBetween } from "./edges_between.ts";
import { columnOf, type LeftOut } from "./visible_units.ts";
import type { LabelPlace } from "./beside_edge.ts";
import type { Box } from "./boxes.ts";
import { firstBeside, inType, LABEL_STYLES, type LabelStyle, withLabels } from "./edge_labels.ts";
import type { Line, Point } from "./label_places.ts";
import { takenBy } from "./taken_room.ts";
import { targetPlaces } from "./target_places.ts";
import type { Size } from "../../ui/drawing/size.ts";

export type { Size };

/** What decides the geometry; numbers do not, so that nothing moves when they change. */
export interface Shape {
  /** Units per layer, the input first. */
  sizes: number[];
  /** Which layers of weights have biases. */
  hasBiases: boolean[];
  /** The unit per layer that must be shown where a column has no room for all; null for any. */
  inFocus: (number | null)[];
  /** Per layer, the unit at which the part between the first and the last ones begins. */
  scroll: number[];
}

export interface UnitPlace extends Point {
  layer: number;
  unit: number;
}

export interface EdgePlace extends Line {
  layer: number;
  unit: number;
  from: number;
  /** Where its label goes, or null where labels have no room. */
  label: LabelPlace | null;
}

export interface Gap extends Point, Omit<LeftOut, "before"> {
  layer: number;
}

export interface Layout extends Size {
  unit: Size;
  /** Whether a unit has room for the error and the slope that make its δ. */
  roomy: boolean;
  units: UnitPlace[];
  gaps: Gap[];
  edges: EdgePlace[];
  columns: number[];
  /** What units with their lines, gaps and targets cover: no label of an edge stands there. */
  taken: Box[];
  /** Where the target of each output stands, beside it or below. */
  targets: (Point & { unit: number })[];
  /** Where the loss stands, below the lowest target. */
  loss: Point;
  label: LabelStyle | null;
  /** How much wider the type is than the one that the widths here are told of. */
  breadth: number;
}

/** Above so many edges a picture with all labels is neither readable nor quick to draw. */
export const MOST_LABELLED_EDGES = 200;

/** As high as a line of text is from ascender to descender, so that no two lines touch. */
export const LINE_HEIGHT = 18;
const HEADER = 44;
const FOOTER = 10;
/** In a narrower window the targets stand below the outputs. */
const NARROW = 560;
const TARGET_LINES = 46;
/** There the loss stands below the lowest target. */
const LOSS_LINE = 27;
const GAP_ROOM = 26;
const UNIT_HEIGHTS = { least: 42, most: 72 };
/** Kept free, if units can be lower for it, between one's last line and the next one's first. */
const BETWEEN = 22;
const PITCH = { least: 122, most: 236 };
/** However low the window, a column shows as many units. */
const LEAST_SHOWN = 4;

/** Of digits this wide, in em, the widths of all that is text are told; other type takes more or less. */
export const DIGIT_WIDTH = 0.556;

/** How large the picture may be drawn, as shares of the window: what is smaller shows larger. */
const SCALES = [0.55, 0.62, 0.7, 0.8, 0.9, 1, 1.06, 1.12, 1.2, 1.28, 1.36, 1.45, 1.6, 1.75];
/** Up to this scale the picture is drawn small rather than with units left out. */
const LARGEST_WHOLE = 1.45;
/** And that labels stand beside their edges and not on them is worth this much. */
const WORTH_OF_PLACE = 1.25;
/** But not type that is smaller than this, in px of the screen. */
const LEAST_TYPE = 8.7;
/** A label's name is worth type that is so much smaller. */
const WORTH_OF_NAME = 1.2;

/**
 * Lay the network out in a window of this size, in the largest type that its labels allow, whose
 * digits are `digit` em wide.
 */
export function layOut(
  shape: Shape,
  window: Size,
  digit = DIGIT_WIDTH,
  styles = LABEL_STYLES,
): Layout {
  const breadth = Math.max(1, digit / DIGIT_WIDTH);
  const narrow = isNarrow(window);
  const leastWidth = leastWidthOf(shape.sizes.length - 1, narrow, breadth);
  const rooms = shape.sizes.map((units, layer) =>
    Math.min(LEAST_SHOWN, units) * (PITCH.least + targetLines(shape, layer, narrow))
  );
  const leastHeight = margins(narrow) + Math.max(...rooms);
  const base = Math.max(1, leastWidth / window.width, leastHeight / window.height);
  const whole = { ...window, height: window.height * base };
  const fitsWhole = !elides(shape.sizes, whole);
  let best: { layout: Layout; worth: number; scale: number } | null = null;
  for (const scale of SCALES) {
    // The larger the picture, the smaller its type on the screen.
    if (best && styles[0].fontSize / scale <= best.worth) break;
    const width = window.width * base * scale;
    const height = window.height * base * scale;
    if (scale < 1 && (width < leastWidth || height < leastHeight)) continue;
    const frame = arrange(shape, { width, height }, narrow, breadth);
    if (scale < 1 && !frame.roomy) continue;
    if (frame.gaps.length > 0 && (scale < 1 || fitsWhole)) continue;
    if (frame.edges.length > MOST_LABELLED_EDGES) return frame;
    for (const style of scale < 1 ? styles.slice(0, 1) : styles) {
      const worth = style.fontSize / scale / (style.named ? 1 : WORTH_OF_NAME);
      if (best && worth <= best.worth) continue;
      const layout = withLabels(frame, inType(style, breadth));
      if (layout) best = { layout, worth, scale };
    }
  }
  if (best) {
    const { scale, layout } = best;
    const { fontSize } = best.layout.label ?? LABEL_STYLES[0];
    const larger = SCALES.filter((each) =>
      each > scale && each <= scale * WORTH_OF_PLACE &&
      breadth * fontSize / each / base >= LEAST_TYPE
    );
    const frames = larger.map((each) => {
      const size = { width: window.width * base * each, height: window.height * base * each };
      return arrange(shape, size, narrow, breadth);
    });
    return firstBeside([layout, ...frames], layout);
  }
  const size = { width: window.width * base, height: window.height * base };
  return arrange(shape, size, narrow, breadth);
}

/** Whether the window is one of a phone. */
export function isNarrow({ width }: Size): boolean {
  return width < NARROW;
}

/** What stands above and below all columns. */
function margins(narrow: boolean): number {
  return HEADER + FOOTER + (narrow ? LOSS_LINE : 0);
}

/** What the target of a unit takes of its column. */
function targetLines({ sizes }: Pick<Shape, "sizes">, layer: number, narrow: boolean): number {
  return narrow && layer === sizes.length - 1 ? TARGET_LINES : 0;
}

/** How many units the column of a layer shows at the most. */
function capacity(of: Pick<Shape, "sizes">, layer: number, height: number, narrow: boolean) {
  const pitch = PITCH.least + targetLines(of, layer, narrow);
  return Math.max(LEAST_SHOWN, Math.floor((height - margins(narrow)) / pitch));
}

/** Whether some layer has more units than a column of the window shows. */
export function elides(sizes: number[], window: Size): boolean {
  const largest = window.height * LARGEST_WHOLE;
  const narrow = isNarrow(window);
  return sizes.some((units, layer) => units > capacity({ sizes }, layer, largest, narrow));
}

function arrange(shape: Shape, size: Size, narrow: boolean, breadth: number): Layout {
  const depth = shape.sizes.length - 1;
  const xs = columnsAcross(depth, size.width, narrow, breadth);
  const columns = shape.sizes.map((units, at) =>
    columnOf(units, capacity(shape, at, size.height, narrow), shape.inFocus[at], shape.scroll[at])
  );
  const room = size.height - margins(narrow);
  const pitches = columns.map(({ shown, gaps }) => (room - gaps * GAP_ROOM) / shown.length);
  const pitch = Math.min(...pitches.map((each, at) => each - targetLines(shape, at, narrow)));
  const biasLines = shape.hasBiases.some(Boolean) ? 2 : 0;
  const roomy = pitch >= UNIT_HEIGHTS.least + 8 + LINE_HEIGHT * (4 + biasLines);
  const above = LINE_HEIGHT * (1 + biasLines / 2) + 2;
  const stack = LINE_HEIGHT * ((roomy ? 4 : 2) + biasLines);
  const unitHeight = Math.max(
    UNIT_HEIGHTS.least,
    Math.min(UNIT_HEIGHTS.most, pitch - stack - BETWEEN),
  );
  // Above a unit stand net and bias, below it more lines: the unit sits above the middle.
  const lift = (LINE_HEIGHT * (roomy ? 2 : 0)) / 2;
  const middle = HEADER + room / 2 - lift;

  const units: UnitPlace[] = [];
  const gaps: Gap[] = [];
  for (const [layer, column] of columns.entries()) {
    const apart = Math.min(pitches[layer], PITCH.most + (narrow ? TARGET_LINES : 0));
    const height = (column.shown.length - 1) * apart + column.gaps * GAP_ROOM;
    // Where targets stand below the outputs, all columns make room for them, as far as they can.
    const up = narrow ? Math.min(TARGET_LINES, pitches[layer] - pitch) / 2 : 0;
    const places = column.shown.map((shown): UnitPlace => ({
      layer,
      unit: shown.unit,
      x: xs[layer],
      y: middle - up - height / 2 + shown.pitches * apart + shown.gaps * GAP_ROOM,
    }));
    units.push(...places);
    gaps.push(...column.leftOut.map(({ before, ...gap }) => ({
      ...gap,
      layer,
      x: xs[layer],
      y: places[before].y - unitHeight / 2 - above - GAP_ROOM / 2,
    })));
  }
  const below = unitHeight / 2 + LINE_HEIGHT * ((roomy ? 3 : 1) + biasLines / 2) + 18;
  const outputs = units.filter(({ layer }) => layer === depth);
  const { targets, loss } = targetPlaces(outputs, narrow, below);
  return {
    ...size,
    unit: { width: UNIT_WIDTH, height: unitHeight },
    roomy,
    taken: takenBy({ units, gaps, targets }, breadth, {
      body: unitHeight / 2,
      above,
      below: LINE_HEIGHT * ((roomy ? 3 : 1) + biasLines / 2) + 2,
    }),
    units,
    gaps,
    edges: edgesBetween(units, depth),
    columns: xs,
    targets,
    loss,
    label: null,
    breadth,
  };
}
