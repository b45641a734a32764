/** Over what the maps of the room go: which two inputs, how far, and where the others stand. */

import type { Table } from "../../wire/learning.ts";
import type { View } from "../forward/forward.ts";

/** Beside the outermost points, as a share of how far they lie apart. */
const MARGIN = 0.18;

export function rangeOfColumn(rows: number[][], column: number): [number, number] {
  let [least, most] = [Infinity, -Infinity];
  for (const row of rows) {
    least = Math.min(least, row[column]);
    most = Math.max(most, row[column]);
  }
  const margin = MARGIN * (most - least) || 1;
  return [least - margin, most + margin];
}

/** The view of the chosen axes; the other inputs are those of the chosen sample. */
export function viewOf(table: Table, axes: [number, number], sample: number): View {
  const [across, up] = axes;
  return {
    axes,
    ranges: [rangeOfColumn(table.inputs, across), rangeOfColumn(table.inputs, up)],
    at: table.inputs[sample] ?? table.inputs[0],
  };
}

/** How many columns of pixels the inputs are an image of, if they are: 8 of 64. */
export function imageSide(inputs: number, names: string[]): number | null {
  const side = Math.sqrt(inputs);
  return inputs >= 16 && Number.isInteger(side) && names[0]?.startsWith("pixel") ? side : null;
}
