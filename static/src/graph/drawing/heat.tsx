import { Component } from "preact";
import { useRef, useState } from "preact/hooks";
import { formatNumber } from "../../lib/numbers/format.ts";
import type { CellMarks } from "../../trace/graph/cell_marks.ts";
import { indicesOf } from "../../trace/graph/refs.ts";
import type { GraphState } from "../../trace/graph/run.ts";
import { memo } from "../../ui/memo.ts";
import { cellAt, type Grid } from "../layout/grid.ts";
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

/** Colours for numbers that are too many to read, and the number under the pointer. */
export function HeatCells({ tier, state, marks, known, onUnfold }: Props) {
  const { array, quantity, grid } = tier;
  const [at, setAt] = useState<number | null>(null);
  const numbers = useNumbers(tier, state, known);
  const canUnfold = array.size <= MOST_UNFOLDED;
  const shown = at !== null && at < known ? at : null;

  function onPointerMove(event: PointerEvent & { currentTarget: SVGGElement }): void {
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
    const column = Math.floor(((event.clientX - left) / width) * grid.columns);
    const row = Math.floor(((event.clientY - top) / height) * grid.rows);
    setAt(Math.max(0, row * grid.columns + column));
  }

  return (
    <>
      <g
        class={`heat ${canUnfold ? "opens" : ""}`}
        onPointerMove={onPointerMove}
        onPointerLeave={() => setAt(null)}
        onClick={() => canUnfold && onUnfold(array.name)}
      >
        <rect class="catch" width={grid.width} height={grid.height} />
        {Array.from({ length: Math.ceil(known / grid.columns) }, (_, row) => (
          <HeatRow
            key={row}
            row={row}
            grid={grid}
            numbers={numbers}
            known={Math.min(grid.columns, known - row * grid.columns)}
          />
        ))}
        {marks && <HeatMarks grid={grid} marks={marks} />}
      </g>
      {shown !== null && (
        <text class="under-pointer" x={grid.width / 2} y={grid.height + 14} text-anchor="middle">
          {`${quantity} [${indicesOf(shown, array.shape).join(", ")}]: ${
            formatNumber(numbers.list[shown])
          }`}
        </text>
      )}
    </>
  );
}

/** What is marked: a path for all that is marked alike, as a step may read thousands of numbers. */
const HeatMarks = memo(({ grid, marks }: { grid: Grid; marks: CellMarks }) => {
  const alike = new Map<string, string>();
  for (const [place, classes] of marks) {
    alike.set(classes, (alike.get(classes) ?? "") + outlineOf(grid, place));
  }
  return (
    <>
      {[...alike].map(([classes, cells]) => <path class={`tint ${classes}`} d={cells} />)}
    </>
  );
});

interface Numbers {
  tier: Tier;
  list: number[];
  /** The largest of them, by what they are without their sign. */
  most: number;
}

/** The numbers that are known, of which a step adds one. */
function useNumbers(tier: Tier, state: GraphState, known: number): Numbers {
  const kept = useRef<Numbers>({ tier, list: [], most: 0 });
  if (kept.current.tier !== tier || kept.current.list.length > known) {
    kept.current = { tier, list: [], most: 0 };
  }
  const { list } = kept.current;
  for (let place = list.length; place < known; place++) {
    const value = state.number(tier.quantity, tier.array.name, place) ?? 0;
    list.push(value);
    kept.current.most = Math.max(kept.current.most, Math.abs(value));
  }
  return kept.current;
}

interface RowProps {
  row: number;
  grid: Grid;
  numbers: Numbers;
  /** How many numbers of the row are known. */
  known: number;
}

/** A row of a heat map, one path for each shade: drawn anew when it has more, or the scale is another. */
class HeatRow extends Component<RowProps> {
  private drawn = 0;

  override shouldComponentUpdate({ grid, known, numbers }: RowProps): boolean {
    return grid !== this.props.grid || known !== this.props.known || numbers.most !== this.drawn;
  }

  override render({ row, grid, numbers: { list, most }, known }: RowProps) {
    this.drawn = most;
    const shades = new Map<number, string>();
    for (let column = 0; column < known; column++) {
      const place = row * grid.columns + column;
      const shade = most === 0 ? 0 : Math.round((list[place] / most) * SHADES);
      if (shade === 0) continue;
      shades.set(shade, (shades.get(shade) ?? "") + outlineOf(grid, place));
    }
    return [...shades].map(([shade, cells]) => (
      <path
        class={shade > 0 ? "positive" : "negative"}
        fill-opacity={Math.abs(shade) / SHADES}
        d={cells}
      />
    ));
  }
}

function outlineOf(grid: Grid, place: number): string {
  const { x, y } = cellAt(grid, place);
  const { width, height } = grid.cell;
  return `M${n(x)},${n(y)}h${n(width)}v${n(height)}h${n(-width)}z`;
}

function n(value: number): number {
  return Math.round(value * 100) / 100;
}
