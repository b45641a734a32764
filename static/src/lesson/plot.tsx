import { formatNumber } from "../lib/numbers/format.ts";
import type { PlotProse } from "./lesson.ts";

type Series = PlotProse["series"];

const WIDTH = 340;
const HEIGHT = 180;
const LEFT = 52;
const RIGHT = 12;
const TOP = 12;
const BOTTOM = 34;
/** Lines of the grid have room for their labels. */
const MOST_LINES = 9;

/** As many series look different; those after them begin anew. */
const SIGNS = ["●", "■", "○", "□"];

/** Sizes by layer on a scale of powers of ten, and the same as a table. */
export function Plot({ plot: { title, series } }: { plot: PlotProse }) {
  const depth = Math.max(...series.map(({ points }) => points.length));
  const layers = Array.from({ length: depth }, (_, at) => at + 1);
  // On a scale of powers 0 has no place.
  const isDrawn = series.some(({ points }) => points.some(({ value }) => value > 0));
  return (
    <figure class="plot">
      <figcaption>{title}</figcaption>
      {isDrawn && <Drawing series={series} layers={layers} />}
      <div class="formula-box" tabIndex={0} role="group" aria-label={title}>
        <table>
          <thead>
            <tr>
              <th scope="col">layer</th>
              {series.map(({ label }, at) => (
                <th scope="col" class={classOf(at)}>
                  <span aria-hidden="true">{SIGNS[at % SIGNS.length]}</span> {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {layers.map((layer, row) => (
              <tr>
                <th scope="row">{layer}</th>
                {series.map(({ points }) => (
                  <td>{points[row] ? formatNumber(points[row].value) : "–"}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  );
}

function Drawing({ series, layers }: { series: Series; layers: number[] }) {
  const exponents = series.flatMap(({ points }) => points)
    .filter(({ value }) => value > 0)
    .map(({ value }) => Math.log10(value));
  const lowest = Math.floor(Math.min(...exponents));
  const highest = Math.ceil(Math.max(...exponents));
  const x = (layer: number) =>
    LEFT + 14 + (layer - 1) / Math.max(1, layers.length - 1) * (WIDTH - LEFT - RIGHT - 28);
  const y = (exponent: number) =>
    TOP + (highest - exponent) / Math.max(1, highest - lowest) * (HEIGHT - TOP - BOTTOM);
  const apart = Math.ceil((highest - lowest + 1) / MOST_LINES);
  const lines = Math.floor((highest - lowest) / apart) + 1;
  const grid = Array.from({ length: lines }, (_, at) => lowest + at * apart);
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      {grid.map((exponent) => (
        <g>
          <line class="grid" x1={LEFT} x2={WIDTH - RIGHT} y1={y(exponent)} y2={y(exponent)} />
          <text x={LEFT - 6} y={y(exponent)} text-anchor="end" dominant-baseline="central">
            1e{String(exponent).replace("-", "−")}
          </text>
        </g>
      ))}
      {layers.map((layer) => <text x={x(layer)} y={HEIGHT - 18} text-anchor="middle">{layer}
      </text>)}
      <text x={(LEFT + WIDTH) / 2} y={HEIGHT - 4} text-anchor="middle">layer</text>
      {series.map(({ points }, at) => {
        const placed = points.filter(({ value }) => value > 0)
          .map(({ layer, value }) => [x(layer), y(Math.log10(value))]);
        return (
          <g class={classOf(at)}>
            <polyline points={placed.map((point) => point.join()).join(" ")} />
            {placed.map(([cx, cy]) => (
              at % 2 === 0
                ? <circle cx={cx} cy={cy} r="4" />
                : <rect x={cx - 4} y={cy - 4} width="8" height="8" />
            ))}
          </g>
        );
      })}
    </svg>
  );
}

function classOf(series: number): string {
  return `series-${series % SIGNS.length}`;
}
