import { useState } from "preact/hooks";
import { formatNumber } from "../../lib/format.ts";
import type { CellMarks } from "../../trace/graph/cell_marks.ts";
import { indicesOf } from "../../trace/graph/refs.ts";
import type { GraphState } from "../../trace/graph/run.ts";
import { cellAt } from "../layout/grid.ts";
import type { Tier } from "../layout/measure.ts";

interface Props {
  tier: Tier;
  state: GraphState;
  marks: CellMarks | undefined;
  known: number;
  onUnfold: (array: string) => void;
}

/** Shades of either sign: the largest number of an array has the strongest. */
const SHADES = 6;
/** More numbers than these stay a heat map. */
const MOST_UNFOLDED = 1500;

/** Colours for numbers that are too many to read: one path for each shade. */
export function HeatCells({ tier, state, marks, known, onUnfold }: Props) {
  const { array, quantity, grid } = tier;
  const [at, setAt] = useState<number | null>(null);
  const numbers = Array.from(
    { length: known },
    (_, place) => state.number(quantity, array.name, place) ?? 0,
  );
  const most = numbers.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
  const { width, height } = grid.cell;
  const shades = new Map<number, string[]>();
  for (const [place, value] of numbers.entries()) {
    const shade = most === 0 ? 0 : Math.round((value / most) * SHADES);
    if (shade === 0) continue;
    const { x, y } = cellAt(grid, place);
    const cells = shades.get(shade) ?? [];
    cells.push(`M${n(x)},${n(y)}h${n(width)}v${n(height)}h${n(-width)}z`);
    shades.set(shade, cells);
  }
  const canUnfold = array.size <= MOST_UNFOLDED;

  function onPointerMove(event: PointerEvent & { currentTarget: SVGGElement }): void {
    const { left, top, width: wide, height: tall } = event.currentTarget.getBoundingClientRect();
    const column = Math.floor(((event.clientX - left) / wide) * grid.columns);
    const row = Math.floor(((event.clientY - top) / tall) * grid.rows);
    const place = row * grid.columns + column;
    setAt(place >= 0 && place < known ? place : null);
  }

  return (
    <g
      class={`heat ${canUnfold ? "opens" : ""}`}
      onPointerMove={onPointerMove}
      onPointerLeave={() => setAt(null)}
      onClick={() => canUnfold && onUnfold(array.name)}
    >
      <rect class="catch" width={grid.width} height={grid.height} />
      {[...shades].map(([shade, cells]) => (
        <path
          class={shade > 0 ? "positive" : "negative"}
          fill-opacity={Math.abs(shade) / SHADES}
          d={cells.join("")}
        />
      ))}
      {[...marks ?? []].map(([place, classes]) => (
        <rect class={`tint ${classes}`} {...cellAt(grid, place)} width={width} height={height} />
      ))}
      {at !== null && (
        <text class="under-pointer" x={grid.width / 2} y={grid.height + 14} text-anchor="middle">
          {`[${indicesOf(at, array.shape).join(", ")}] ${formatNumber(numbers[at])}`}
        </text>
      )}
    </g>
  );
}

function n(value: number): number {
  return Math.round(value * 100) / 100;
}
