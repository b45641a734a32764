import { formatNumber } from "../../model/format.ts";
import type { PlotProse } from "../../model/lesson.ts";

const WIDTH = 340;
const HEIGHT = 180;
const LEFT = 52;
const RIGHT = 12;
const TOP = 12;
const BOTTOM = 34;

/** Sizes by layer on a scale of powers of ten, and the same as a table. */
export function Plot({ plot }: { plot: PlotProse }) {
  const { title, series } = plot;
  const values = series.flatMap((each) => each.points.map((point) => point.value))
    .filter((value) => value > 0);
  const lowest = Math.floor(Math.log10(Math.min(...values)));
  const highest = Math.ceil(Math.log10(Math.max(...values)));
  const layers = series[0].points.map((point) => point.layer);
  const x = (layer: number) =>
    LEFT + 14 + (layer - 1) / Math.max(1, layers.length - 1) * (WIDTH - LEFT - RIGHT - 28);
  const y = (exponent: number) =>
    TOP + (highest - exponent) / Math.max(1, highest - lowest) * (HEIGHT - TOP - BOTTOM);
  const decades = Array.from({ length: highest - lowest + 1 }, (_, at) => lowest + at);

  return (
    <figure class="plot">
      <figcaption>{title}</figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
        {decades.map((exponent) => (
          <g>
            <line class="grid" x1={LEFT} x2={WIDTH - RIGHT} y1={y(exponent)} y2={y(exponent)} />
            <text x={LEFT - 6} y={y(exponent)} text-anchor="end" dominant-baseline="central">
              1e{String(exponent).replace("-", "−")}
            </text>
          </g>
        ))}
        {layers.map((layer) => (
          <text x={x(layer)} y={HEIGHT - 18} text-anchor="middle">{layer}</text>
        ))}
        <text x={(LEFT + WIDTH) / 2} y={HEIGHT - 4} text-anchor="middle">layer</text>
        {series.map(({ points }, at) => {
          const placed = points.filter((point) => point.value > 0)
            .map((point) => [x(point.layer), y(Math.log10(point.value))]);
          return (
            <g class={`series series-${at}`}>
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
      <div class="formula-box" tabIndex={0} role="group" aria-label={title}>
        <table>
          <thead>
            <tr>
              <th scope="col">layer</th>
              {series.map(({ label }, at) => (
                <th scope="col" class={`series-${at}`}>
                  <span aria-hidden="true">{at % 2 === 0 ? "●" : "■"}</span> {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {layers.map((layer, row) => (
              <tr>
                <th scope="row">{layer}</th>
                {series.map(({ points }) => <td>{formatNumber(points[row].value)}</td>)}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  );
}
