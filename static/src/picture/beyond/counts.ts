/** What of the network lies beyond the rim of a picture that is larger than its frame. */

import type { Layout, Size } from "../layout/layout.ts";

/** Where the picture stands: how much larger than seen whole, and how far to the right and down. */
export interface Shown {
  k: number;
  x: number;
  y: number;
}

/** How many columns are not seen, or not seen whole, to the left and to the right. */
export function columnsBeyond(
  { columns, unit, width }: Pick<Layout, "columns" | "unit" | "width">,
  { k, x }: Pick<Shown, "k" | "x">,
) {
  const half = unit.width / 2;
  return {
    before: columns.filter((at) => k * (at - half) + x < -1).length,
    after: columns.filter((at) => k * (at + half) + x > width + 1).length,
  };
}

/** How many units of the columns in view are not seen, or not seen whole, above and below. */
export function unitsBeyond(
  { units, unit, width, height }: Pick<Layout, "units" | "unit" | "width" | "height">,
  { k, x, y }: Shown,
) {
  const inView = units.filter((at) => k * at.x + x > 0 && k * at.x + x < width);
  const half = unit.height / 2;
  return {
    above: inView.filter((at) => k * (at.y - half) + y < -1).length,
    below: inView.filter((at) => k * (at.y + half) + y > height + 1).length,
  };
}

/** The part of the whole that is in view, in shares of it. */
export function partInView({ width, height }: Size, { k, x, y }: Shown) {
  return { left: -x / k / width, top: -y / k / height, size: 1 / k };
}
