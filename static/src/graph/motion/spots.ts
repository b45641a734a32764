/** Where the numbers of a graph's picture stand. */

import type { ArrayOf, Quantity } from "../../trace/graph/arrays.ts";
import { parseGraphRef } from "../../trace/graph/refs.ts";
import type { Spot } from "../../ui/drawing/motion.ts";
import { cellAt } from "../layout/grid.ts";
import type { GraphLayout, Placed } from "../layout/layout.ts";
import { NEW_VALUE, STEM } from "../layout/measure.ts";

/** From a stem to the middle of the number on it: of a value above it, of a gradient below. */
const ON_STEM: Record<Quantity, number> = { value: -14, gradient: 15, updated: 15 + NEW_VALUE };

/** The middle of a number; null where it is not on show. */
export function spotOf(
  ref: string,
  { placed }: Pick<GraphLayout, "placed">,
  arrays: ReadonlyMap<string, Pick<ArrayOf, "shape" | "update">>,
): Spot | null {
  const found = parseGraphRef(ref, arrays);
  if (!found) return null;
  for (const each of placed) {
    const spot = spotIn(each, found);
    if (spot) return spot;
  }
  return null;
}

function spotIn(
  { item, x, y, measured }: Placed,
  { quantity, array, place }: { quantity: Quantity; array: string; place: number },
): Spot | null {
  const tier = measured.tiers.find((each) =>
    each.quantity === quantity && each.array.name === array
  );
  if (tier) {
    const { grid } = tier;
    const cell = cellAt(grid, place);
    return {
      x: x + tier.x + cell.x + grid.cell.width / 2,
      y: y + tier.y + cell.y + grid.cell.height / 2,
    };
  }
  if (item.id !== array || measured.tiers.length > 0 || !(quantity in ON_STEM)) return null;
  return {
    x: x + measured.body + STEM / 2,
    y: y + measured.ports.value + ON_STEM[quantity],
  };
}
