/** Wires that go from one item to one other, as both of c * c do: each in a lane with room for its numbers. */

import type { Layered, Point } from "./layered.ts";
import type { Scene, Wire } from "./scene.ts";

/** What is left free for a lane. */
export const LANE = { width: 208, height: 40 };
/** What of it is level: the rest is for the curves to and from it. */
const LEVEL = 164;
/** From the ends of the level part to the middle of the product, and of the local derivative. */
const INSET = { product: 33, pill: 45 };
/**
 * Where gradients have wires of their own these go below the others, so that none crosses another:
 * how far apart those of values are, which carry no numbers, and those of gradients, and how far
 * from the middle of all.
 */
const APART = { value: 14, gradient: 27 };
const FROM_MIDDLE = { value: 18, gradient: 10 };

export interface Lane {
  /** Where the wire goes through, from its source to its target; and the one of gradients. */
  through: Point[];
  back: Point[];
  pill: Point;
  product: Point;
}

/** Whether another wire goes the same way: an equation takes an array twice. */
export function hasTwin({ id, from, to }: Wire, { wires }: Scene): boolean {
  return wires.some((each) => each.id !== id && each.from === from && each.to === to);
}

/** The lane of a wire that has a twin. */
export function laneOf(wire: Wire, scene: Scene, laid: Layered, hasBack: boolean): Lane {
  const middles = scene.wires
    .filter(({ from, to }) => from === wire.from && to === wire.to)
    .map(({ id }) => ({ id, ...laid.labels.get(id) as Point }))
    .sort((a, b) => a.y - b.y);
  const rank = middles.findIndex(({ id }) => id === wire.id);
  const { x, y } = middles[rank];
  const middle = middles.reduce((sum, each) => sum + each.y, 0) / middles.length;
  const last = middles.length - 1;
  const value = hasBack ? middle - FROM_MIDDLE.value - APART.value * (last - rank) : y;
  const gradient = hasBack ? middle + FROM_MIDDLE.gradient + APART.gradient * rank : y;
  const [left, right] = [x - LEVEL / 2, x + LEVEL / 2];
  const before = (laid.bends.get(wire.id) ?? []).filter((bend) => bend.x < x - LANE.width / 2);
  const behind = (laid.bends.get(wire.id) ?? []).filter((bend) => bend.x > x + LANE.width / 2);
  const at = (height: number) => [
    ...before,
    { x: left, y: height },
    { x: right, y: height },
    ...behind,
  ];
  return {
    through: at(value),
    back: at(gradient).toReversed(),
    pill: { x: right - INSET.pill, y: gradient },
    product: { x: left + INSET.product, y: gradient },
  };
}
