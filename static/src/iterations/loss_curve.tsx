import { formatNumber } from "../lib/numbers/format.ts";
import type { Iteration } from "../session/iterations/course.ts";
import { memo } from "../ui/memo.ts";

interface Props {
  history: Iteration<unknown>[];
  iteration: number;
  /** Before which iterations the loss or the update was changed. */
  turns: number[];
  /** The losses of the run before, to compare. */
  earlier: number[];
}

const WIDTH = 300;
const HEIGHT = 56;
const MARGIN = 6;

/** The loss over the iterations. */
export const LossCurve = memo(({ history, iteration, turns, earlier }: Props) => {
  const losses = history.map(({ loss }) => loss);
  const all = [...losses, ...earlier];
  const most = all.reduce((a, b) => Math.max(a, b), 1e-300);
  // A graph's result may be below 0.
  const least = all.reduce((a, b) => Math.min(a, b), 0);
  const scale = Math.max(most, -least);
  const longest = Math.max(losses.length, earlier.length);
  const x = (at: number) => MARGIN + (at * (WIDTH - 2 * MARGIN)) / Math.max(1, longest - 1);
  const y = (loss: number) =>
    HEIGHT - MARGIN -
    (loss / scale - least / scale) / (most / scale - least / scale) * (HEIGHT - 2 * MARGIN);
  const points = (of: number[]) => of.map((loss, at) => `${x(at)},${y(loss)}`).join(" ");
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
        y1={y(0)}
        x2={WIDTH - MARGIN}
        y2={y(0)}
      />
      {earlier.length > 1 && (
        <polyline class="earlier" points={points(earlier)}>
          <title>The run before</title>
        </polyline>
      )}
      {turns.map((at) => (
        <line class="turn" x1={x(at)} x2={x(at)} y1={MARGIN} y2={HEIGHT - MARGIN}>
          <title>{`Changed before iteration ${at + 1}`}</title>
        </line>
      ))}
      <polyline points={points(losses)} />
      <circle cx={x(iteration)} cy={y(losses[iteration])} r="4" />
    </svg>
  );
});
