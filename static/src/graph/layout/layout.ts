/** Where all of a graph stands: its items, the frames around groups and rounds, and its wires. */

import type { Size } from "../../ui/drawing/size.ts";
import { columns } from "./columns.ts";
import { type Box, type Layered, layered, type Point } from "./layered.ts";
import { hasTwin, LANE, type Lane, laneOf } from "./lanes.ts";
import { measure, type Measured, type Measures, STEM } from "./measure.ts";
import type { Item, Scene, Wire } from "./scene.ts";
import { crosses, levelPath, smooth, spread } from "./wires.ts";

export interface Placed extends Box {
  item: Item;
  measured: Measured;
}

/** A pale box around the equations of an open group, or of a round. */
export interface Frame extends Box {
  id: string;
  title: string;
  /** The group that the title closes; null for a round. */
  group: string | null;
}

export interface Course {
  wire: Wire;
  /** From source to target. */
  path: string;
  /** The way back, where gradients have wires of their own: from target to source. */
  back: string | null;
  /** Near its target, where the local derivative stands, and near its source, where the product does. */
  pill: Point;
  product: Point;
  /** Where it meets its source, or the numbers on its stem; and its target. */
  start: Point;
  /** Where the stem begins. */
  root: Point;
  end: Point;
}

/** Where a wire splits. */
export interface Joint extends Point {
  array: string;
}

export interface GraphLayout extends Size {
  placed: Placed[];
  frames: Frame[];
  courses: Course[];
  joints: Joint[];
}

const MARGIN = 28;
const FRAME = { top: 30, side: 14 };

export function layOut(scene: Scene, by: Measures): GraphLayout {
  const measures = new Map(scene.items.map((item) => [item.id, measure(item, scene, by)]));
  if (scene.rounds.length > 0) return columns(scene, measures);
  return inLayers(scene, measures);
}

function inLayers(scene: Scene, measures: Map<string, Measured>): GraphLayout {
  const parents = new Map(
    scene.items.map((item) =>
      [item.id, item.kind === "array" ? item.group : item.group.parent] as const
    ),
  );
  const known = new Set(scene.frames.map(({ name }) => name));
  const inFrame = (name: string | null | undefined) =>
    name && known.has(name) ? `frame ${name}` : null;
  const laid = inMargin(layered(
    scene.items.map(({ id }) => {
      const { width, height } = measures.get(id) as Measured;
      return { id, width, height, parent: inFrame(parents.get(id)) };
    }),
    scene.frames.map(({ name, parent }) => ({ id: `frame ${name}`, parent: inFrame(parent) })),
    scene.wires.map((wire) => hasTwin(wire, scene) ? { ...wire, label: LANE } : wire),
    scene.isCircuit
      ? { direction: "LR", apart: 30, layersApart: 26 }
      : { direction: "LR", apart: 34, layersApart: 44 },
  ));
  const placed = scene.items.map((item): Placed => ({
    item,
    measured: measures.get(item.id) as Measured,
    ...laid.boxes.get(item.id) as Box,
  }));
  const frames = scene.frames.map(({ name, function: title }): Frame => ({
    id: `frame ${name}`,
    title,
    group: name,
    ...grown(laid.boxes.get(`frame ${name}`) as Box),
  }));
  return {
    placed,
    frames,
    ...wired(scene, placed, laid),
    width: laid.width,
    height: laid.height,
  };
}

/** The same, away from the rim of the picture. */
function inMargin({ boxes, bends, labels, width, height }: Layered): Layered {
  const moved = <At extends Point>(at: At): At => ({ ...at, x: at.x + MARGIN, y: at.y + MARGIN });
  const all = <Of>(of: Map<string, Of>, move: (each: Of) => Of) =>
    new Map(Array.from(of, ([id, each]) => [id, move(each)]));
  return {
    boxes: all(boxes, moved),
    bends: all(bends, (points) => points.map(moved)),
    labels: all(labels, moved),
    width: width + 2 * MARGIN,
    height: height + 2 * MARGIN,
  };
}

function grown({ x, y, width, height }: Box): Box {
  const { top, side } = FRAME;
  return {
    x: x - side / 2,
    y: y - top / 2,
    width: width + side,
    height: height + top / 2 + side / 2,
  };
}

/** The wires of a picture whose layers stand side by side. */
function wired(scene: Scene, placed: Placed[], laid: Layered) {
  const boxes = new Map(placed.map((each) => [each.item.id, each]));
  const middleOf = (id: string) => {
    const { y, measured } = boxes.get(id) as Placed;
    return y + measured.ports.value;
  };
  const bendOf = ({ id }: Wire) => laid.bends.get(id)?.[0]?.y ?? 0;
  const uses = countBy(scene.wires, ({ array, from }) => `${from} ${array.name}`);
  const courses = scene.wires.map((wire): Course => {
    const source = boxes.get(wire.from) as Placed;
    const target = boxes.get(wire.to) as Placed;
    // Wires come in from above to below as their sources stand, so that they do not cross there.
    const beside = scene.wires.filter(({ to }) => to === wire.to)
      .sort((a, b) => middleOf(a.from) - middleOf(b.from) || bendOf(a) - bendOf(b));
    const rank = beside.indexOf(wire);
    const start = outOf(source, scene.isCircuit, "value");
    const end = into(target, beside.length, rank, scene.isCircuit, "value");
    const others = placed.filter((each) => each !== source && each !== target);
    const hasBack = !scene.isCircuit && wire.array.gradient !== null;
    const isFree = !others.some((each) => crosses(start, end, each));
    const home = outOf(source, false, "gradient");
    const away = into(target, beside.length, rank, false, "gradient");
    const bends = isFree ? [] : laid.bends.get(wire.id) ?? [];
    const { through, back, ...labels } = hasTwin(wire, scene)
      ? laneOf(wire, scene, laid, hasBack)
      : hasBack
      ? alone(bends, home, away, 12)
      : alone(bends, start, end);
    return {
      wire,
      path: levelPath([start, ...through, end]),
      back: hasBack ? levelPath([away, ...back, home]) : null,
      ...labels,
      start,
      end,
      root: { x: source.x + Math.min(source.width, source.measured.body), y: start.y },
    };
  });
  const joints = placed.flatMap((each): Joint[] =>
    each.item.kind === "array" && (uses.get(`${each.item.id} ${each.item.id}`) ?? 0) > 1
      ? [{ array: each.item.id, ...outOf(each, scene.isCircuit, "value") }]
      : []
  );
  return { courses, joints };
}

/** Where a wire leaves an item: a circuit's after the part that its numbers stand on. */
function outOf(
  { x, y, width, measured }: Placed,
  isCircuit: boolean,
  quantity: "value" | "gradient",
): Point {
  return {
    x: isCircuit ? x + measured.body + STEM : x + Math.min(width, measured.body),
    y: y + measured.ports[quantity],
  };
}

function into(
  { x, y, measured, item }: Placed,
  count: number,
  rank: number,
  isCircuit: boolean,
  quantity: "value" | "gradient",
): Point {
  const middle = y + measured.ports[quantity];
  if (!isCircuit) return { x, y: spread(middle, count, 11)[rank] };
  const at = spread(middle, count, Math.min(22, 30 / Math.max(1, count - 1)))[rank];
  const isRound = item.kind === "array" && measured.body <= 42;
  const dy = at - middle;
  // The rim of the gate, which is round.
  return { x: isRound ? x + 21 - Math.sqrt(Math.max(0, 21 * 21 - dy * dy)) : x, y: at };
}

/** The lane of a wire that no other goes beside: through its bends, that of gradients so far below. */
function alone(through: Point[], start: Point, end: Point, below = 0): Lane {
  const along = through.map(({ x, y }) => ({ x, y: y + below }));
  const between = (a: Point, b: Point, share: number) => ({
    x: a.x + (b.x - a.x) * share,
    y: a.y + (b.y - a.y) * smooth(share),
  });
  return {
    through,
    back: along.toReversed(),
    pill: between(along.at(-1) ?? start, end, 0.62),
    // At a bend it is level, and clear of where wires part.
    product: along[0] ?? between(start, end, 0.34),
  };
}

function countBy<Each>(list: Each[], key: (each: Each) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const each of list) counts.set(key(each), (counts.get(key(each)) ?? 0) + 1);
  return counts;
}
