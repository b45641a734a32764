/** What of the picture's room is taken, so that no label of an edge stands there. */

import type { Box } from "./boxes.ts";
import { reachOf } from "./column_positions.ts";
import type { Gap, UnitPlace } from "./layout.ts";
import type { Point } from "./label_places.ts";

interface Placed {
  units: UnitPlace[];
  gaps: Gap[];
  targets: Point[];
}

/** From the middle of a unit to its rim, and from there to the end of its lines above and below. */
interface Heights {
  body: number;
  above: number;
  below: number;
}

/** Half of what a target and a gap cover; a target has its share of the loss below it, the last L. */
const HALF_WIDTH = 50;
const GAP = { above: 12, below: 12 };
const TARGET = { above: 14, below: 34, last: 68 };

/** The boxes of units with the lines above and below them, of gaps and of targets. */
export function takenBy({ units, gaps, targets }: Placed, breadth: number, of: Heights): Box[] {
  const around = ({ x, y }: Point, half: number, above: number, below: number): Box => ({
    left: x - half,
    right: x + half,
    top: y - above,
    bottom: y + below,
  });
  return [
    ...units.map((unit) => {
      const [above, below] = unit.layer > 0 ? [of.above, of.below] : [0, 0];
      return around(unit, reachOf(unit.layer, breadth), of.body + above, of.body + below);
    }),
    ...gaps.map((gap) => around(gap, HALF_WIDTH, GAP.above, GAP.below)),
    ...targets.map((target, at) => {
      const below = at === targets.length - 1 ? TARGET.last : TARGET.below;
      return around(target, HALF_WIDTH, TARGET.above, below);
    }),
  ];
}
