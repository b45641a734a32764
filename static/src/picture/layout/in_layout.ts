/** What stands in a layout, to be kept in view or gone through by the keys. */

import type { Layout } from "./layout.ts";

/** What there is to see of the network: its units and its edges. */
export function marksIn({ units, gaps, targets, edges }: Layout) {
  const labels = edges.map(({ label, x1, y1, x2, y2 }) =>
    label?.bead ?? { x: (x1 + x2) / 2, y: (y1 + y2) / 2 }
  );
  return [...units, ...gaps, ...targets, ...labels];
}

/** The unit before or after the one pointed at, column by column. */
export function neighbourOf(layout: Layout, pointed: string | null, by: number): string | null {
  const units = layout.units.map(({ layer, unit }) => `unit.${layer}.${unit}`);
  const at = pointed === null ? -1 : units.indexOf(pointed);
  const next = at < 0 ? (by > 0 ? 0 : units.length - 1) : at + by;
  return units[next] ?? null;
}
