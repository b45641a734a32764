/** The geometry of the picture: columns of units, edges between them, labels on the edges. */

import { columnOf, type LeftOut } from "./columns.ts";
import { type LabelSize, type Line, placeLabels, type Point } from "./labels.ts";

export interface Size {
  width: number;
  height: number;
}

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
  label: Point | null;
}

export interface Gap extends Point, Omit<LeftOut, "before"> {
  layer: number;
}

/** How edges are labelled: in large or small type, with or without the weight's name. */
export interface LabelStyle extends LabelSize {
  fontSize: number;
  named: boolean;
}

export interface Layout extends Size {
  unit: Size;
  /** Whether a unit has room for the error and the slope that make its δ. */
  roomy: boolean;
  units: UnitPlace[];
  gaps: Gap[];
  edges: EdgePlace[];
  columns: number[];
  targetX: number;
  label: LabelStyle | null;
}

/** Above so many edges a picture with all labels is neither readable nor quick to draw. */
export const MOST_LABELLED_EDGES = 200;

export const LINE_HEIGHT = 16;
const HEADER = 44;
const FOOTER = 14;
const SIDE = 58;
const TARGETS = 104;
const GAP_ROOM = 26;
const UNIT_WIDTH = 84;
const UNIT_HEIGHTS = { least: 36, most: 72 };
const PITCH = { least: 104, most: 230 };
const STACK_HALF_WIDTH = 48;

const LABEL_STYLES: LabelStyle[] = [
  { fontSize: 12.5, named: true, width: 98, height: 34 },
  { fontSize: 11, named: true, width: 86, height: 30 },
  { fontSize: 10.5, named: false, width: 72, height: 28 },
];

/** The labels of edges in focus where the others have none. */
export const FOCUS_STYLE = LABEL_STYLES[1];

/** How much larger than the window the picture may be drawn, to be shown smaller. */
const ENLARGEMENTS = [1, 1.2, 1.45, 1.75];

/** Lay the network out in a window of this size, as large as its labels allow. */
export function layOut(shape: Shape, window: Size): Layout {
  const depth = shape.sizes.length - 1;
  const leastWidth = SIDE * 2 + TARGETS + depth * 150;
  const width = Math.max(window.width, leastWidth);
  const height = Math.max(window.height * (width / window.width), 320);
  for (const factor of ENLARGEMENTS) {
    const frame = arrange(shape, { width: width * factor, height: height * factor });
    if (frame.edges.length > MOST_LABELLED_EDGES) return frame;
    for (const style of LABEL_STYLES) {
      const labelled = withLabels(frame, shape, style);
      if (labelled) return labelled;
    }
  }
  return arrange(shape, { width, height });
}

/** How many units a column shows at the most. */
function capacity(height: number): number {
  return Math.max(4, Math.floor((height - HEADER - FOOTER) / PITCH.least));
}

/** Whether some layer has more units than a column of the window shows. */
export function elides(sizes: number[], window: Size): boolean {
  return Math.max(...sizes) > capacity(window.height);
}

function arrange(shape: Shape, size: Size): Layout {
  const depth = shape.sizes.length - 1;
  const xs = shape.sizes.map((_, layer) =>
    SIDE + (layer * (size.width - 2 * SIDE - TARGETS)) / depth
  );
  const most = capacity(size.height);
  const columns = shape.sizes.map((units, at) =>
    columnOf(units, most, shape.inFocus[at], shape.scroll[at])
  );
  const room = size.height - HEADER - FOOTER;
  const pitches = columns.map(({ shown, gaps }) => (room - gaps * GAP_ROOM) / shown.length);
  const pitch = Math.min(...pitches);
  const biasLines = shape.hasBiases.some(Boolean) ? 2 : 0;
  const roomy = pitch >= UNIT_HEIGHTS.least + 8 + LINE_HEIGHT * (4 + biasLines);
  const above = LINE_HEIGHT * (1 + biasLines / 2) + 2;
  const stack = LINE_HEIGHT * ((roomy ? 4 : 2) + biasLines);
  const unitHeight = Math.max(
    UNIT_HEIGHTS.least,
    Math.min(UNIT_HEIGHTS.most, pitch - stack - 8),
  );
  // Above a unit stand net and bias, below it more lines: the unit sits above the middle.
  const lift = (LINE_HEIGHT * (roomy ? 2 : 0)) / 2;
  const middle = HEADER + room / 2 - lift;

  const units: UnitPlace[] = [];
  const gaps: Gap[] = [];
  for (const [layer, column] of columns.entries()) {
    const apart = Math.min(pitches[layer], PITCH.most);
    const height = (column.shown.length - 1) * apart + column.gaps * GAP_ROOM;
    const places = column.shown.map((shown): UnitPlace => ({
      layer,
      unit: shown.unit,
      x: xs[layer],
      y: middle - height / 2 + shown.pitches * apart + shown.gaps * GAP_ROOM,
    }));
    units.push(...places);
    gaps.push(...column.leftOut.map(({ before, ...gap }) => ({
      ...gap,
      layer,
      x: xs[layer],
      y: places[before].y - unitHeight / 2 - above - GAP_ROOM / 2,
    })));
  }
  return {
    ...size,
    unit: { width: UNIT_WIDTH, height: unitHeight },
    roomy,
    units,
    gaps,
    edges: edgesBetween(units, depth),
    columns: xs,
    targetX: xs[depth] + SIDE + 44,
    label: null,
  };
}

function edgesBetween(units: UnitPlace[], depth: number): EdgePlace[] {
  const edges: EdgePlace[] = [];
  for (let layer = 1; layer <= depth; layer++) {
    const sources = units.filter((unit) => unit.layer === layer - 1);
    const targets = units.filter((unit) => unit.layer === layer);
    for (const [source, a] of sources.entries()) {
      for (const [target, b] of targets.entries()) {
        const ends = {
          x1: a.x + UNIT_WIDTH / 2,
          y1: a.y,
          x2: b.x - UNIT_WIDTH / 2,
          y2: b.y,
        };
        edges.push({ layer, unit: b.unit, from: a.unit, source, target, ...ends, label: null });
      }
    }
  }
  return edges;
}

/** The given edges of a picture too full to label, each with a label where there is room. */
export function labelled(layout: Layout, edges: EdgePlace[]): EdgePlace[] {
  const layers = [...new Set(edges.map((edge) => edge.layer))];
  return layers.flatMap((layer) => {
    const between = edges.filter((edge) => edge.layer === layer);
    const from = layout.columns[layer - 1] + STACK_HALF_WIDTH;
    const to = layout.columns[layer] - STACK_HALF_WIDTH;
    const points = placeLabels(between, from, to, FOCUS_STYLE);
    return points ? between.map((edge, at) => ({ ...edge, label: points[at] })) : [];
  });
}

function withLabels(frame: Layout, shape: Shape, style: LabelStyle): Layout | null {
  const edges: EdgePlace[] = [];
  for (let layer = 1; layer < shape.sizes.length; layer++) {
    const between = frame.edges.filter((edge) => edge.layer === layer);
    const from = frame.columns[layer - 1] + STACK_HALF_WIDTH;
    const to = frame.columns[layer] - STACK_HALF_WIDTH;
    const points = placeLabels(between, from, to, style);
    if (!points) return null;
    edges.push(...between.map((edge, at) => ({ ...edge, label: points[at] })));
  }
  return { ...frame, edges, label: style };
}
