import { useMemo } from "preact/hooks";
import { formatNumber } from "../../lib/numbers/format.ts";
import { DECADES, placeOnScale, widthOf } from "../../ui/drawing/gradient_scale.ts";
import type { Run } from "../../trace/run.ts";
import type { State } from "../../trace/state.ts";
import { useSettled } from "../../ui/hooks/use_settled.ts";
import { gradientsOf, medianSize } from "./gradients.ts";

const WIDTH = 360;
const LEFT = 56;
const RIGHT = 14;
const ROW = 20;
const TOP = 6;
const AXIS = 34;

/** |∇| and |δ| by layer on one logarithmic scale, which is the legend of the edges' widths too. */
export function Gradients({ run, state }: { run: Run; state: State }) {
  const settled = useSettled(state);
  const layers = useMemo(() => gradientsOf(run, settled), [run, settled]);
  const rows = layers.flatMap(({ weights, units, gradients, deltas, edges, size }) => [
    { name: `∇ ${weights}`, of: `the ${edges} gradients of ${weights}`, values: gradients },
    { name: `δ ${units}`, of: `the ${size} δ of ${units}`, values: deltas },
  ]);
  const height = TOP + rows.length * ROW;
  const x = (size: number) => LEFT + placeOnScale(size) * (WIDTH - LEFT - RIGHT);
  return (
    <section class="gradients" aria-label="Gradients by layer">
      <h3>|∇| and |δ| by layer</h3>
      <svg viewBox={`0 0 ${WIDTH} ${height + AXIS}`} role="img" aria-label={inWords(rows)}>
        {DECADES.map((decade) => (
          <g>
            <line class="grid" x1={x(decade)} x2={x(decade)} y1={TOP} y2={height} />
            <line
              class="sample-edge"
              x1={x(decade) - 9}
              x2={x(decade) + 9}
              y1={height + 12}
              y2={height + 12}
              stroke-width={widthOf(decade)}
            />
            <text x={x(decade)} y={height + 30} text-anchor="middle">
              {formatNumber(decade).replace("1e−4", "10⁻⁴")}
            </text>
          </g>
        ))}
        {rows.map(({ name, values }, at) => {
          const y = TOP + (at + 0.5) * ROW;
          return (
            <g>
              <text class="row" x="0" y={y} dominant-baseline="central">{name}</text>
              <line
                class={values.length ? "rule" : "rule none"}
                x1={LEFT}
                x2={WIDTH}
                y1={y}
                y2={y}
              />
              {values.length === 0 && (
                <text class="none" x={LEFT + 6} y={y} dominant-baseline="central">not yet</text>
              )}
              {values.map((value) => (
                <circle
                  class={`dot ${value > 0 ? "positive" : value < 0 ? "negative" : "zero"}`}
                  cx={x(value)}
                  cy={y}
                  r="4"
                />
              ))}
            </g>
          );
        })}
      </svg>
      <p class="signs">
        <span class="positive">⊕</span> raising the weight raises the loss ·{" "}
        <span class="negative">⊖</span> lowers it
      </p>
    </section>
  );
}

function inWords(rows: { of: string; values: number[] }[]): string {
  return rows.map(({ of, values }) => {
    const middle = medianSize(values);
    return `${of}: ${middle === null ? "not computed yet" : `middle size ${formatNumber(middle)}`}`;
  }).join("; ");
}
