import { Component } from "preact";
import { formatNumber } from "../../lib/numbers/format.ts";
import type { CellMarks } from "../../trace/graph/cell_marks.ts";
import { graphRef } from "../../trace/graph/refs.ts";
import { type GraphState, knownOf } from "../../trace/graph/run.ts";
import { cellAt, type Grid } from "../layout/grid.ts";
import { framesAround } from "../layout/met.ts";
import type { Tier } from "../layout/measure.ts";
import { HeatCells } from "./heat.tsx";

interface Props {
  tier: Tier;
  state: GraphState;
  marks: CellMarks | undefined;
  /** The places that a window meets, which are framed. */
  met: number[] | undefined;
  /** Whether a number can be typed in. */
  canEdit: (ref: string) => boolean;
  onUnfold: (array: string) => void;
}

/**
 * The numbers of an array, or of its gradient, in their cells. A number that is computed stays, so
 * the cells are drawn anew only when there are more of them, or one is marked.
 */
export class TierView extends Component<Props> {
  override shouldComponentUpdate(next: Props): boolean {
    const { tier, state, marks, met } = this.props;
    return next.tier !== tier || next.marks !== marks || next.met !== met ||
      next.state.own !== state.own ||
      knownIn(next) !== knownIn({ tier, state });
  }

  override render(props: Props) {
    const { tier: { grid, quantity, x, y }, marks } = props;
    const known = knownIn(props);
    const isReached = known > 0 || (marks?.size ?? 0) > 0;
    // What comes back, or is new, has no cells before anything has; in practice none is asked for.
    if (quantity !== "value" && !isReached) return null;
    if (quantity === "updated" && props.state.own) return null;
    return (
      <g class={`tier ${quantity} ${isReached ? "" : "ahead"}`} transform={`translate(${x},${y})`}>
        <rect class="ground" width={grid.width} height={grid.height} rx="3" />
        {grid.isHeat ? <HeatCells {...props} known={known} /> : <Cells {...props} known={known} />}
        <path class="rules" d={rulesOf(grid, isReached && !grid.isHeat)} />
        <Outlines grid={grid} marks={marks} />
        {props.met && framesAround(grid, props.met).map((frame) => <rect class="met" {...frame} />)}
      </g>
    );
  }
}

function knownIn({ tier: { array, quantity }, state }: Pick<Props, "tier" | "state">): number {
  return knownOf(array, quantity, state.cursor);
}

function Cells({ tier, state, marks, known, canEdit }: Props & { known: number }) {
  const { array, quantity, grid } = tier;
  const { width, height } = grid.cell;
  return (
    <>
      {Array.from({ length: known }, (_, place) => {
        const value = state.number(quantity, array.name, place);
        const ref = graphRef(quantity, array, place);
        if (value === null && !state.own?.asked.has(ref)) return null;
        const { x, y } = cellAt(grid, place);
        const classes = marks?.get(place) ?? "";
        const isZero = quantity === "gradient" && value === 0;
        return (
          <g
            class={`cell ${classes} ${isZero ? "zero" : value === null ? "blank" : ""}`}
            data-ref={ref}
            data-edit={canEdit(ref) ? ref : undefined}
          >
            <rect class="tint" x={x} y={y} width={width} height={height} />
            <text class="number" x={x + width / 2} y={y + height / 2 + 4} text-anchor="middle">
              {value !== null && formatNumber(value)}
            </text>
          </g>
        );
      })}
    </>
  );
}

/** The rim, and the lines between cells; between panels there is a gap. */
function rulesOf(grid: Grid, hasCells: boolean): string {
  const { width, height, rows, columns, cell, panel } = grid;
  const rim = (top: number, tall: number) => `M0,${top}h${width}v${tall}h${-width}z`;
  const parts: string[] = [];
  for (let first = 0; first < rows; first += panel) {
    const { y: top } = cellAt(grid, first * columns);
    const tall = Math.min(panel, rows - first) * cell.height;
    parts.push(rim(top, tall));
    if (!hasCells) continue;
    for (let row = 1; row < panel; row++) parts.push(`M0,${top + row * cell.height}h${width}`);
    for (let column = 1; column < columns; column++) {
      parts.push(`M${column * cell.width},${top}v${tall}`);
    }
  }
  return parts.length > 0 ? parts.join("") : rim(0, height);
}

/** Over all cells, so that no neighbour covers them. */
function Outlines({ grid, marks }: { grid: Grid; marks: CellMarks | undefined }) {
  const { width, height } = grid.cell;
  return (
    <>
      {[...marks ?? []].filter(([, classes]) => /\b(result|pointed)\b/.test(classes))
        .map(([place, classes]) => (
          <rect
            class={`outline ${classes}`}
            {...cellAt(grid, place)}
            width={width}
            height={height}
          />
        ))}
    </>
  );
}
