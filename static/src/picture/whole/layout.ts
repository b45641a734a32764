/** Where every unit stands in a network with more of them than have room with all their numbers. */

import { columnsAcross, leastWidthOf, reachOf } from "../layout/column_positions.ts";
import type { EdgePlace, Layout, Shape, Size, UnitPlace } from "../layout/layout.ts";
import { isNarrow } from "../layout/layout.ts";
import { targetPlaces } from "../layout/target_places.ts";

/** How the units of a layer are drawn: with name and value, both in a line, or as mere dots. */
export interface Row extends Size {
  kind: "full" | "line" | "dot";
}

export interface WholeLayout extends Layout {
  /** By layer. */
  rows: Row[];
}

const HEADER = 54;
const FOOTER = 12;
/** Where targets have no room the loss stands so far up from the foot. */
const LOSS_UP = 14;
const NARROW_FOOTER = 30;
/** What the loss takes below the lowest target. */
const BELOW_TARGETS = 44;
/** From the middle of one unit to that of the next: at the most, and for a value, with a line beside it. */
const APART = { most: 118, full: 62, line: 41 };
/** From one output to the next where each has its target beside it. */
const TARGETS_APART = 46;
export const FULL: Size = { width: 84, height: 42 };
const LINE: Size = { width: 90, height: 20 };
const DOT = { share: 0.72, most: 15, width: 9 };
/** In a room all type is at least so much larger, and anywhere where that costs nothing. */
const STAGE = 1.3;
const LARGER = [1.45, 1.3, 1.2, 1.1];

/** All units of all layers in a window of this size; the numbers decide nothing. */
export function layOutWhole(shape: Shape, window: Size, isStage: boolean): WholeLayout {
  const usual = frameOf(shape, window, isStage ? STAGE : 1);
  const kinds = ({ rows }: Frame) => String(rows.map(({ kind }) => kind));
  const larger = LARGER.map((type) => frameOf(shape, window, type))
    .find((each) => each.width < usual.width && kinds(each) === kinds(usual));
  return laidOut(shape, larger ?? usual);
}

/** What a size of type leaves of the window for each layer: all but the places of its units. */
type Frame = ReturnType<typeof frameOf>;

function frameOf({ sizes }: Shape, window: Size, type: number) {
  const depth = sizes.length - 1;
  const narrow = isNarrow(window);
  const base = Math.max(1 / type, leastWidthOf(depth, narrow, 1) / window.width);
  const width = window.width * base;
  const height = window.height * base;
  const columns = columnsAcross(depth, width, narrow, 1);
  const room = height - HEADER - (narrow ? NARROW_FOOTER : FOOTER);
  const hasTargets = !narrow && (room - BELOW_TARGETS) / sizes[depth] >= TARGETS_APART;
  const rooms = sizes.map((_, layer) => room - (hasTargets && layer === depth ? BELOW_TARGETS : 0));
  const pitches = sizes.map((units, layer) => Math.min(APART.most, rooms[layer] / units));
  const rows = pitches.map(rowOf);
  return { narrow, width, height, columns, hasTargets, rooms, pitches, rows };
}

function laidOut({ sizes }: Shape, frame: Frame): WholeLayout {
  const { narrow, width, height, columns, hasTargets, rooms, pitches, rows } = frame;
  const depth = sizes.length - 1;
  const units = sizes.flatMap((count, layer) =>
    Array.from({ length: count }, (_, unit): UnitPlace => ({
      layer,
      unit,
      x: columns[layer],
      y: HEADER + rooms[layer] / 2 + (unit - (count - 1) / 2) * pitches[layer],
    }))
  );
  const outputs = units.filter(({ layer }) => layer === depth);
  const { targets, loss } = targetPlaces(outputs, narrow, 0);
  return {
    width,
    height,
    unit: FULL,
    roomy: false,
    units,
    gaps: [],
    edges: edgesBetween(units, rows),
    columns,
    taken: units.map(({ layer, x, y }) => ({
      left: x - reachOf(layer, 1),
      right: x + reachOf(layer, 1),
      top: y - pitches[layer] / 2,
      bottom: y + pitches[layer] / 2,
    })),
    targets: hasTargets ? targets : [],
    loss: hasTargets ? loss : { x: loss.x, y: height - LOSS_UP },
    label: null,
    breadth: 1,
    rows,
  };
}

function rowOf(pitch: number): Row {
  if (pitch >= APART.full) return { kind: "full", ...FULL };
  if (pitch >= APART.line) return { kind: "line", ...LINE };
  const height = Math.min(DOT.most, DOT.share * pitch);
  return { kind: "dot", height, width: Math.max(DOT.width, height) };
}

/** From each unit to each of the next layer, from rim to rim. */
function edgesBetween(units: UnitPlace[], rows: Row[]): EdgePlace[] {
  const layers = rows.map((_, layer) => units.filter((unit) => unit.layer === layer));
  return layers.slice(1).flatMap((targets, below) =>
    targets.flatMap((b, target) =>
      layers[below].map((a, source): EdgePlace => ({
        ...{ layer: b.layer, unit: b.unit, from: a.unit, source, target, label: null },
        x1: a.x + rows[below].width / 2,
        y1: a.y,
        x2: b.x - rows[below + 1].width / 2,
        y2: b.y,
      }))
    )
  );
}
