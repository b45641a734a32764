import type { Check, CheckedGradient } from "./gradient_check.ts";

type Judged = CheckedGradient & { error: number };

interface Props {
  gradients: Judged[];
  bands: Check["bands"];
}

const WIDTH = 340;
const HEIGHT = 120;
const LEFT = 14;
const RIGHT = 14;
const BOTTOM = 22;
/** Powers of ten at the ends of the scale; what is smaller or larger stands there. */
const LOWEST = -17;
const HIGHEST = 1;
const RADIUS = 3;

/** A dot for each gradient on a scale of powers of ten; equal errors are piled up. */
export function ErrorPlot({ gradients, bands }: Props) {
  const bounds = bands.flatMap(({ up_to }) => up_to === null ? [] : [Math.log10(up_to)]);
  const borders = [0, ...bounds.map(x), WIDTH];
  return (
    <svg
      class="error-plot"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={describe(gradients, bands)}
    >
      {bands.map(({ name }, at) => (
        <rect
          class={`band band-${name}`}
          x={borders[at]}
          y="0"
          width={borders[at + 1] - borders[at]}
          height={HEIGHT - BOTTOM}
        />
      ))}
      {dots(gradients).map(({ cx, cy, band }) => (
        <circle class={`dot band-${band}`} cx={cx} cy={cy} r={RADIUS} />
      ))}
      {[-16, -12, ...bounds, 0].map((exponent) => (
        <text x={x(exponent)} y={HEIGHT - 6} text-anchor="middle">
          1e{String(exponent).replace("-", "−")}
        </text>
      ))}
    </svg>
  );
}

function x(exponent: number): number {
  const held = Math.min(HIGHEST, Math.max(LOWEST, exponent));
  return LEFT + (held - LOWEST) / (HIGHEST - LOWEST) * (WIDTH - LEFT - RIGHT);
}

function dots(gradients: Judged[]) {
  const piles = new Map<number, number>();
  const across = 2 * RADIUS;
  const base = HEIGHT - BOTTOM - RADIUS - 1;
  return gradients.map(({ error, band }) => {
    const column = Math.round(x(Math.log10(error)) / across);
    const height = piles.get(column) ?? 0;
    piles.set(column, height + 1);
    return { cx: column * across, cy: Math.max(RADIUS, base - height * across), band };
  });
}

function describe(gradients: Judged[], bands: Check["bands"]): string {
  const counts = bands.map(({ name }) =>
    `${gradients.filter((each) => each.band === name).length} ${name}`
  );
  return `Relative errors of ${gradients.length} gradients: ${counts.join(", ")}.`;
}
