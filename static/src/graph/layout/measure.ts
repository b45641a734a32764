/** How large each item is, and where in it its parts stand. */

import { type ArrayOf, blockOf, type Quantity } from "../../trace/graph/arrays.ts";
import { type Grid, gridOf } from "./grid.ts";
import type { ArrayItem, GroupItem, Item, Scene } from "./scene.ts";

/** A grid of numbers, from the corner of its item: of values, gradients or new values. */
export interface Tier {
  array: ArrayOf;
  quantity: Quantity;
  grid: Grid;
  x: number;
  y: number;
}

export interface Measured {
  width: number;
  height: number;
  tiers: Tier[];
  /** At what height wires come and go: those of values, those of gradients. */
  ports: { value: number; gradient: number };
  /** What of the item stands before its wires, where these have numbers of their own. */
  body: number;
}

/** The radius of a gate, and the box of a given number. */
export const GATE = 21;
export const GIVEN = { width: 46, height: 34 };
/** What a gate's or a given number's wire takes before it may turn: its numbers stand there. */
export const STEM = 72;
/** Over a gate, its name; over a grid, its name and op. */
export const TITLE = 20;
/** Under the gradient on a wire, its new value. */
export const NEW_VALUE = 24;
/** Between values and gradients of more than one row, with ∂L/∂x in it. */
const TIER_GAP = 30;
/** Around what a closed group shows. */
const PADDING = 10;
/** What a character of a title takes. */
const CHARACTER = 7.2;

/** How an item is measured: the most characters of an array's numbers, and which are opened. */
export interface Measures {
  characters: (array: string) => number;
  opened: ReadonlySet<string>;
}

export function measure(item: Item, scene: Scene, by: Measures): Measured {
  if (item.kind === "group") return measureGroup(item, by);
  return scene.isCircuit ? measureGate(item) : measureArray(item, by);
}

function measureGate({ sign, array }: ArrayItem): Measured {
  const body = sign === null
    ? Math.max(GIVEN.width, 18 + 9 * array.name.length)
    : Math.max(2 * GATE, 16 + 8.5 * sign.length);
  const above = sign === null ? 0 : TITLE;
  const below = array.update.has("updated") ? 10 + NEW_VALUE : sign === null ? 10 : TITLE;
  const height = above + (sign === null ? GIVEN.height : 2 * GATE) + below;
  const middle = above + (sign === null ? GIVEN.height / 2 : GATE);
  return {
    width: body + STEM,
    height,
    tiers: [],
    ports: { value: middle, gradient: middle },
    body,
  };
}

function measureArray({ array, sign }: ArrayItem, by: Measures): Measured {
  const { tiers, width, height } = tiersOf(array, 0, TITLE, by);
  const title = CHARACTER * (array.name.length + (sign ? sign.length + 2 : 0));
  return {
    width: Math.max(width, title),
    height,
    tiers,
    ports: portsOf(tiers),
    body: width,
  };
}

function measureGroup({ outputs, group, signs }: GroupItem, by: Measures): Measured {
  const tiers: Tier[] = [];
  let width = CHARACTER * (group.function.length + 4);
  let y = TITLE + PADDING;
  for (const array of outputs) {
    const part = tiersOf(array, PADDING, y + TITLE, by);
    tiers.push(...part.tiers);
    width = Math.max(width, part.width, CHARACTER * array.name.length);
    y = part.height + PADDING;
  }
  width = Math.max(width, ...signs.map((sign) => 6.4 * sign.length));
  const height = y + 16 * signs.length + PADDING;
  return {
    width: width + 2 * PADDING,
    height,
    tiers,
    ports: portsOf(tiers),
    body: width + 2 * PADDING,
  };
}

function tiersOf(array: ArrayOf, x: number, y: number, { characters, opened }: Measures) {
  const grid = gridOf(array.shape, characters(array.name), opened.has(array.name));
  const tiers: Tier[] = [{ array, quantity: "value", grid, x, y }];
  let height = y + grid.height;
  const gap = grid.rows > 1 ? TIER_GAP : 0;
  for (const quantity of ["gradient", "updated"]) {
    if (!blockOf(array, quantity)) continue;
    tiers.push({ array, quantity, grid, x, y: height + gap });
    height += gap + grid.height;
  }
  return { tiers, width: grid.width, height };
}

function portsOf(tiers: Tier[]): Measured["ports"] {
  const middle = (tier: Tier | undefined) => tier ? tier.y + tier.grid.height / 2 : TITLE;
  const value = middle(tiers.find(({ quantity }) => quantity === "value"));
  const gradient = tiers.find(({ quantity }) => quantity === "gradient");
  return { value, gradient: gradient ? middle(gradient) : value };
}
