import { formatNumber } from "../lib/format.ts";
import type { Iteration } from "../session/iterations.ts";
import { memo } from "../ui/memo.ts";

interface Props {
  history: Iteration[];
  iteration: number;
}

const WIDTH = 300;
const HEIGHT = 56;
const MARGIN = 6;

/** The loss over the iterations. */
export const LossCurve = memo(({ history, iteration }: Props) => {
  const losses = history.map(({ loss }) => loss);
  const most = Math.max(...losses, 1e-300);
  const x = (at: number) => MARGIN + (at * (WIDTH - 2 * MARGIN)) / Math.max(1, losses.length - 1);
  const y = (loss: number) => HEIGHT - MARGIN - (loss / most) * (HEIGHT - 2 * MARGIN);
  const points = losses.map((loss, at) => `${x(at)},${y(loss)}`).join(" ");
  const [first, last] = [losses[0], losses[losses.length - 1]].map(formatNumber);
  return (
    <svg
      class="curve"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={`The loss over ${losses.length} iterations, from ${first} to ${last}`}
    >
      <line
        class="axis"
        x1={MARGIN}
        y1={HEIGHT - MARGIN}
        x2={WIDTH - MARGIN}
        y2={HEIGHT - MARGIN}
      />
      <polyline points={points} />
      <circle cx={x(iteration)} cy={y(losses[iteration])} r="4" />
    </svg>
  );
});
