import { formatNumber } from "../model/format.ts";
import type { Iteration } from "../model/session.ts";

interface Props {
  history: Iteration[];
  iteration: number;
  busy: boolean;
  onNext: () => void;
  onGoTo: (iteration: number) => void;
}

const WIDTH = 300;
const HEIGHT = 56;
const MOST_LISTED = 4;

/** The iterations so far: the loss at the start of each, and the way to the next. */
export function Training({ history, iteration, busy, onNext, onGoTo }: Props) {
  const from = Math.max(0, Math.min(iteration - 1, history.length - MOST_LISTED));
  return (
    <section class="training" aria-label="Iterations">
      <h3>
        Iteration {iteration + 1}{" "}
        <span class="quiet">starts at L = {loss(history[iteration])}</span>
      </h3>
      {history.length > 1 && <Curve history={history} iteration={iteration} />}
      {history.length > 1 && (
        <ol class="losses" start={from + 1}>
          {history.slice(from, from + MOST_LISTED).map((each, at) => (
            <li>
              <button
                type="button"
                class={from + at === iteration ? "current" : ""}
                aria-current={from + at === iteration ? "step" : undefined}
                disabled={busy}
                onClick={() => onGoTo(from + at)}
              >
                {from + at + 1}: L {loss(each)}
              </button>
            </li>
          ))}
        </ol>
      )}
      <p class="row">
        <button type="button" onClick={onNext} disabled={busy} title="Next iteration (N)">
          Next iteration
        </button>
        {iteration > 0 && (
          <button type="button" onClick={() => onGoTo(0)} disabled={busy}>
            Initial weights
          </button>
        )}
      </p>
    </section>
  );
}

function loss(iteration: Iteration): string {
  return formatNumber(iteration.loss);
}

/** The loss over the iterations. */
function Curve({ history, iteration }: Pick<Props, "history" | "iteration">) {
  const most = Math.max(...history.map((each) => each.loss), 1e-300);
  const x = (at: number) => 6 + (at * (WIDTH - 12)) / Math.max(1, history.length - 1);
  const y = (value: number) => HEIGHT - 6 - (value / most) * (HEIGHT - 12);
  const points = history.map((each, at) => `${x(at)},${y(each.loss)}`).join(" ");
  const first = history[0];
  const last = history[history.length - 1];
  return (
    <svg
      class="curve"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={`The loss over ${history.length} iterations, from ${loss(first)} to ${
        loss(last)
      }`}
    >
      <line class="axis" x1="6" y1={HEIGHT - 6} x2={WIDTH - 6} y2={HEIGHT - 6} />
      <polyline points={points} />
      <circle cx={x(iteration)} cy={y(history[iteration].loss)} r="4" />
    </svg>
  );
}
