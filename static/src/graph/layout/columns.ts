/** Rounds of a loop side by side, as columns in time; what they share stands above them. */

import type { Course, Frame, GraphLayout, Placed } from "./layout.ts";
import { layered, type Point } from "./layered.ts";
import type { Measured } from "./measure.ts";
import type { Item, Scene, Wire } from "./scene.ts";
import { channelPath, crosses, overPath, spread, uprightPath } from "./wires.ts";

/** Between columns, where what one round hands to the next goes along; around what is in one. */
const CHANNEL = 56;
const PADDING = { top: 40, side: 18 };
const MARGIN = 28;
const APART = 44;
/** Between a group's items and its frame. */
const AROUND = 9;

type Part = "before" | "shared" | "after" | number;

/** The layout of a scene with rounds. */
export function columns(scene: Scene, measures: Map<string, Measured>): GraphLayout {
  const partOf = new Map(scene.items.map((item) => [item.id, placeInTime(item, scene)]));
  const itemsIn = (part: Part) => scene.items.filter(({ id }) => partOf.get(id) === part);
  const blocks = new Map<Part, ReturnType<typeof stacked>>();
  const numbers = scene.rounds.map(({ number }) => number);
  for (const part of ["before", "after", ...numbers] as Part[]) {
    blocks.set(part, stacked(itemsIn(part), scene, measures));
  }
  const shared = itemsIn("shared");
  const placed: Placed[] = [];
  const frames: Frame[] = [];
  const bends = new Map<string, Point[]>();
  const put = (block: ReturnType<typeof stacked>, x: number, y: number) => {
    const moved = <At extends Point>(at: At): At => ({ ...at, x: at.x + x, y: at.y + y });
    for (const each of block.placed) placed.push(moved(each));
    for (const [wire, points] of block.bends) bends.set(wire, points.map(moved));
  };

  const sharedHeight = Math.max(0, ...shared.map(({ id }) => heightOf(id, measures)));
  const top = MARGIN + (shared.length > 0 ? sharedHeight + 76 : 0);
  let x = MARGIN;
  const before = blocks.get("before");
  if (before && before.placed.length > 0) {
    put(before, x, top + PADDING.top);
    x += before.width + CHANNEL;
  }
  const firstColumn = x;
  let bottom = top + (before?.height ?? 0);
  for (const { number, title } of scene.rounds) {
    const block = blocks.get(number) as ReturnType<typeof stacked>;
    const box = {
      x,
      y: top,
      width: block.width + 2 * PADDING.side,
      height: block.height + PADDING.top + PADDING.side,
    };
    frames.push({ id: `round ${number}`, title, group: null, ...box });
    put(block, x + PADDING.side, top + PADDING.top);
    x += box.width + CHANNEL;
    bottom = Math.max(bottom, box.y + box.height);
  }
  const right = x - CHANNEL;
  const after = blocks.get("after") as ReturnType<typeof stacked>;
  if (after.placed.length > 0) {
    put(after, Math.max(firstColumn, right - PADDING.side - after.width), bottom + APART);
    bottom += APART + after.height;
  }
  const width = shared.reduce((sum, { id }) => sum + widthOf(id, measures) + APART, -APART);
  let at = Math.max(MARGIN, (firstColumn + right - width) / 2);
  for (const item of shared) {
    const measured = measures.get(item.id) as Measured;
    const { height } = measured;
    placed.push({
      item,
      measured,
      x: at,
      y: MARGIN + sharedHeight - height,
      width: measured.width,
      height,
    });
    at += measured.width + APART;
  }
  return {
    placed,
    frames: [...frames, ...groupFrames(scene, placed)],
    courses: coursesIn(scene, placed, frames, partOf, bends),
    joints: [],
    width: Math.max(right, at) + MARGIN,
    height: bottom + MARGIN,
  };
}

/** Around the items of each open group. */
function groupFrames(scene: Scene, placed: Placed[]): Frame[] {
  return scene.frames.flatMap(({ name, function: title }) => {
    const within = placed.filter(({ item }) => item.kind === "array" && item.group === name);
    if (within.length === 0) return [];
    const x = Math.min(...within.map((each) => each.x)) - AROUND;
    const y = Math.min(...within.map((each) => each.y)) - AROUND;
    const right = Math.max(...within.map((each) => each.x + each.width)) + AROUND;
    const bottom = Math.max(...within.map((each) => each.y + each.height)) + AROUND;
    return [{
      id: `frame ${name}`,
      title,
      group: name,
      x,
      y,
      width: right - x,
      height: bottom - y,
    }];
  });
}

/** A given array that several rounds take is shared; one that one round takes stands in it. */
function placeInTime(item: Item, scene: Scene): Part {
  if (item.round !== null) return item.round;
  const taken = new Set<Part>();
  const rounds = new Map(scene.items.map(({ id, round }) => [id, round]));
  for (const { from, to } of scene.wires) {
    if (from === item.id) taken.add(rounds.get(to) ?? "after");
  }
  const isGiven = item.kind === "array" && !item.array.equation;
  const inRounds = [...taken].filter((part) => typeof part === "number");
  if (isGiven) {
    if (inRounds.length > 1) return "shared";
    // What starts the recurrence stands before it; what goes with one round only, in that.
    if (inRounds.length === 1) {
      return inRounds[0] === scene.rounds[0].number ? "before" : inRounds[0];
    }
    return "after";
  }
  return inRounds.length > 0 ? "before" : "after";
}

function stacked(items: Item[], scene: Scene, measures: Map<string, Measured>) {
  const ids = new Set(items.map(({ id }) => id));
  const edges = scene.wires.filter(({ from, to }) => ids.has(from) && ids.has(to));
  const laid = layered(
    items.map(({ id }) => ({
      id,
      width: widthOf(id, measures),
      height: heightOf(id, measures),
      parent: null,
    })),
    [],
    edges,
    { direction: "TB", apart: 26, layersApart: 32 },
  );
  const placed = items.map((item): Placed => {
    const box = laid.boxes.get(item.id);
    return { item, measured: measures.get(item.id) as Measured, ...box as NonNullable<typeof box> };
  });
  return { placed, bends: laid.bends, width: laid.width, height: laid.height };
}

function coursesIn(
  scene: Scene,
  placed: Placed[],
  frames: Frame[],
  partOf: Map<string, Part>,
  bends: Map<string, Point[]>,
): Course[] {
  const boxes = new Map(placed.map((each) => [each.item.id, each]));
  return scene.wires.map((wire): Course => {
    const source = boxes.get(wire.from) as Placed;
    const target = boxes.get(wire.to) as Placed;
    const beside = scene.wires.filter(({ to }) => to === wire.to)
      .sort((a, b) => (boxes.get(a.from)?.x ?? 0) - (boxes.get(b.from)?.x ?? 0));
    const rank = beside.indexOf(wire);
    const [from, to] = [partOf.get(wire.from), partOf.get(wire.to)];
    if (from !== to && from !== "shared" && to !== "after") {
      const frame = frames.find(({ id }) => id === `round ${to}`);
      const channel = (frame?.x ?? target.x) - CHANNEL / 2 + 6 * (rank - (beside.length - 1) / 2);
      const start = {
        x: source.x + source.measured.body,
        y: source.y + source.measured.ports.value,
      };
      const end = { x: target.x, y: target.y + target.measured.ports.value };
      const isClear = !placed.some((each) =>
        each !== target && each.x < end.x && each.x + each.width > channel &&
        each.y < end.y && each.y + each.height > end.y
      );
      if (isClear) return course(wire, channelPath(start, channel, end), start, end);
      // Over what stands between, and in from above.
      const above = { x: target.x + target.width / 2 - 24, y: target.y };
      const highest = Math.min(
        ...placed.filter(({ item }) => partOf.get(item.id) === to).map(({ y }) => y),
      );
      const path = overPath(start, channel, highest - 10, above);
      return course(wire, path, start, above);
    }
    const start = {
      x: source.x + Math.min(source.width, source.measured.body) / 2,
      y: source.y + source.height,
    };
    const end = { x: spread(target.x + target.width / 2, beside.length, 18)[rank], y: target.y };
    const isFree = !placed.some((each) =>
      each !== source && each !== target && crosses(start, end, each, true)
    );
    const through = isFree ? [] : bends.get(wire.id) ?? [];
    return course(wire, uprightPath([start, ...through, end]), start, end);
  });
}

function course(wire: Wire, path: string, start: Point, end: Point): Course {
  return { wire, path, back: null, ...marks(start, end), start, end, root: start };
}

function marks(start: Point, end: Point) {
  const between = (share: number): Point => ({
    x: start.x + (end.x - start.x) * share * share * (3 - 2 * share),
    y: start.y + (end.y - start.y) * share,
  });
  return { pill: between(0.85), product: between(0.5) };
}

function widthOf(id: string, measures: Map<string, Measured>): number {
  return (measures.get(id) as Measured).width;
}

function heightOf(id: string, measures: Map<string, Measured>): number {
  return (measures.get(id) as Measured).height;
}
