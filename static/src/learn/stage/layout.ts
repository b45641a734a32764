/** Where each unit of the network stands in the room's picture. */

export interface Box {
  layer: number;
  unit: number;
  /** The middle. */
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Layout {
  boxes: Box[][];
  /** Whether there is room for each unit's name and value. */
  named: boolean;
}

const TOP = 34;
const BOTTOM = 40;
const NAME = 24;
const TALLEST = 80;
const ASPECT = 1.2;
/** From this height down a map is a mark and a name has no room. */
const SHORTEST_NAMED = 22;
const LEFT = 28;
/** Room for the lens, which leads from a unit to the plane on the right. */
const RIGHT = 60;

/** The layers as columns, the input first; each in the middle of the height. */
export function layOut(sizes: number[], width: number, height: number): Layout {
  const most = Math.max(...sizes);
  const room = Math.max(60, height - TOP - BOTTOM);
  const widest = Math.max(24, (width - LEFT - RIGHT) / (1.9 * sizes.length));
  const withNames = Math.min(TALLEST, widest / ASPECT, room / most - NAME);
  const named = withNames >= SHORTEST_NAMED;
  const tall = named ? withNames : Math.max(3, Math.min(TALLEST, widest / ASPECT, room / most - 2));
  const pitch = tall + (named ? NAME : Math.min(4, Math.max(1, room / most - tall)));
  const wide = Math.min(tall, TALLEST) * ASPECT;
  const first = LEFT + wide / 2;
  const last = width - RIGHT - wide / 2;
  const boxes = sizes.map((count, layer) => {
    const x = sizes.length === 1 ? first : first + (last - first) * layer / (sizes.length - 1);
    // Two inputs stand apart, as two rows of a wide table would not.
    const step = Math.min(
      room / count,
      named ? Math.max(pitch, count < most ? pitch * 1.35 : pitch) : pitch,
    );
    const middle = TOP + room / 2 + (named ? NAME / 2 : 0);
    return Array.from({ length: count }, (_, unit) => ({
      layer,
      unit,
      x,
      y: middle + (unit - (count - 1) / 2) * step,
      width: wide,
      height: tall,
    }));
  });
  return { boxes, named };
}
