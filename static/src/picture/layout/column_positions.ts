/** The columns of the picture side by side: where their middles stand, and how far each reaches. */

export const UNIT_WIDTH = 84;
/** Half of what the widest line above or below a unit takes. */
const STACK_HALF_WIDTH = 48;
/** From the middle of the first column to the rim, and of the last one. */
export const SIDE = 58;
const TARGETS = 104;
/** In a narrow window the columns reach the rim. */
const RIM = 4;
/** From one middle to the next, at the least. */
const LEAST_APART = 150;

/** From the middle of the first and of the last column to the rim. */
function sidesOf(narrow: boolean, breadth: number): { left: number; right: number } {
  if (!narrow) return { left: SIDE, right: SIDE + TARGETS };
  return { left: UNIT_WIDTH / 2 + RIM, right: STACK_HALF_WIDTH * breadth + RIM };
}

/** The room that the columns of a network with so many layers of weights need. */
export function leastWidthOf(depth: number, narrow: boolean, breadth: number): number {
  const sides = sidesOf(narrow, breadth);
  return sides.left + sides.right + depth * LEAST_APART * breadth;
}

/** How far the lines above and below a unit reach to either side of the middle of its column. */
export function reachOf(layer: number, breadth: number): number {
  return layer === 0 ? UNIT_WIDTH / 2 + RIM : STACK_HALF_WIDTH * breadth;
}

/** The middles of the columns: as much room between the one and the next everywhere. */
export function columnsAcross(
  depth: number,
  width: number,
  narrow: boolean,
  breadth: number,
): number[] {
  const sides = sidesOf(narrow, breadth);
  const reaches = Array.from({ length: depth + 1 }, (_, layer) => reachOf(layer, breadth));
  const taken = reaches.slice(1).reduce((sum, reach, at) => sum + reaches[at] + reach, 0);
  const free = (width - sides.left - sides.right - taken) / depth;
  const xs = [sides.left];
  for (let layer = 1; layer <= depth; layer++) {
    xs.push(xs[layer - 1] + reaches[layer - 1] + free + reaches[layer]);
  }
  return xs;
}
