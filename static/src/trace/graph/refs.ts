/** The names of a graph's numbers on the wire: `value.W.0.1`, `gradient.h@2.1`, `updated.W.0.1`. */

import type { ArrayOf, Quantity } from "./arrays.ts";

export interface GraphRef {
  quantity: Quantity;
  array: string;
  /** In row-major order. */
  place: number;
}

type Shaped = Pick<ArrayOf, "shape"> & Partial<Pick<ArrayOf, "update">>;

/**
 * Take a ref apart. An array's name may have dots of its own; no two arrays have a number of the
 * same ref, so the shape decides where the name ends. Null where there is no such number.
 */
export function parseGraphRef(
  ref: string,
  arrays: ReadonlyMap<string, Shaped>,
): GraphRef | null {
  const known = PARSED.get(arrays) ?? new Map<string, GraphRef | null>();
  PARSED.set(arrays, known);
  let found = known.get(ref);
  if (found === undefined) {
    found = takenApart(ref, arrays);
    known.set(ref, found);
  }
  return found;
}

/** Steps after one another read much the same, thousands of numbers each. */
const PARSED = new WeakMap<ReadonlyMap<string, Shaped>, Map<string, GraphRef | null>>();

function takenApart(ref: string, arrays: ReadonlyMap<string, Shaped>): GraphRef | null {
  const [quantity, ...parts] = ref.split(".");
  const isOfPasses = quantity === "value" || quantity === "gradient";
  let array = "";
  for (const [at, part] of parts.entries()) {
    array += at > 0 ? `.${part}` : part;
    const { shape, update } = arrays.get(array) ?? {};
    if (shape?.length !== parts.length - 1 - at) continue;
    if (!isOfPasses && !update?.has(quantity)) continue;
    const indices = parts.slice(at + 1).map(Number);
    if (indices.every((index, axis) => index < shape[axis])) {
      return { quantity, array, place: placeOf(indices, shape) };
    }
  }
  return null;
}

/** The ref of the number at a place. */
export function graphRef(
  quantity: Quantity,
  { name, shape }: Pick<ArrayOf, "name" | "shape">,
  place: number,
): string {
  return [quantity, name, ...indicesOf(place, shape)].join(".");
}

/** The indices of a place in row-major order. */
export function indicesOf(place: number, shape: number[]): number[] {
  const indices: number[] = [];
  for (const length of shape.toReversed()) {
    indices.unshift(place % length);
    place = Math.floor(place / length);
  }
  return indices;
}

function placeOf(indices: number[], shape: number[]): number {
  return indices.reduce((place, index, axis) => place * shape[axis] + index, 0);
}
